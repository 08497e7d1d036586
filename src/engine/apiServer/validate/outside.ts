import { type FieldError, parseAddress } from '../../model'
import { pathText } from '../draft'
import { isReachedFromOutside, needsHealthCheck, typeOf } from '../serviceKind'
import { asList, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { address, errorAt, named, ordinaryAddress, portNumber, range, required, requiredOneOf, shown } from './checks'

const rangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'
const onlyBalancers = ['LoadBalancer']

/**
 * What a Service says of the world outside: external IPs, source ranges, class and node ports of its load balancer,
 * the policy for traffic from outside and the port of the health check.
 * https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
 */
export function validateOutside(body: UntypedMap, spec: unknown, whole: boolean): readonly FieldError[] {
  return [...externalIps(spec), ...sourceRanges(body, spec), ...loadBalancer(spec), ...externalPolicy(spec), ...healthCheck(spec, whole)]
}

function externalIps(spec: unknown): readonly FieldError[] {
  return asList(fieldOf(spec, 'externalIPs')).flatMap((entry, index) => {
    const path = `spec.externalIPs[${index}]`
    const parsed = parseAddress(entry)
    return parsed === null ? address(path, entry) : ordinaryAddress(path, parsed)
  })
}

/** The field counts before the annotation; spaces around a range are allowed. */
function sourceRanges(body: UntypedMap, spec: unknown): readonly FieldError[] {
  const listed = asList(fieldOf(spec, 'loadBalancerSourceRanges'))
  const annotated = fieldOf(fieldOf(fieldOf(body, 'metadata'), 'annotations'), rangesAnnotation)
  const path = listed.length > 0 ? 'spec.loadBalancerSourceRanges' : pathText(['metadata', 'annotations', rangesAnnotation])
  if (listed.length === 0 && typeof annotated !== 'string') return []
  const texts = listed.length > 0 ? listed : String(annotated).trim() === '' ? [] : String(annotated).trim().split(',')
  return [
    ...onlyFor(spec, path, texts.map(shown).join(', ')),
    ...texts.flatMap((text, index) => range(listed.length > 0 ? `${path}[${index}]` : path, text)),
  ]
}

function onlyFor(spec: unknown, path: string, value: string): readonly FieldError[] {
  return typeOf(spec) === 'LoadBalancer' ? [] : [errorAt(path, { code: 'only-for-type', value, types: onlyBalancers })]
}

function loadBalancer(spec: unknown): readonly FieldError[] {
  const allocate = fieldOf(spec, 'allocateLoadBalancerNodePorts')
  const className = fieldOf(spec, 'loadBalancerClass')
  const path = { allocate: 'spec.allocateLoadBalancerNodePorts', className: 'spec.loadBalancerClass' }
  if (typeOf(spec) === 'LoadBalancer')
    return [
      ...(allocate === null ? [errorAt(path.allocate, { code: 'required' })] : []),
      ...(className === null ? [] : named(path.className, className, 'qualified-name')),
    ]
  return [
    ...(allocate === null ? [] : onlyFor(spec, path.allocate, shown(allocate))),
    ...(className === null ? [] : onlyFor(spec, path.className, shown(className))),
  ]
}

function externalPolicy(spec: unknown): readonly FieldError[] {
  const path = 'spec.externalTrafficPolicy'
  const policy = fieldOf(spec, 'externalTrafficPolicy')
  if (isReachedFromOutside(spec)) return requiredOneOf(path, policy, ['Cluster', 'Local'])
  return isZero(policy) ? [] : [errorAt(path, { code: 'not-reached-from-outside' })]
}

/** Before allocation nobody has the port yet, and that is no fault. */
function healthCheck(spec: unknown, whole: boolean): readonly FieldError[] {
  const path = 'spec.healthCheckNodePort'
  const port = fieldOf(spec, 'healthCheckNodePort')
  if (isZero(port)) return whole && needsHealthCheck(spec) ? required(path, port) : []
  if (needsHealthCheck(spec)) return portNumber(path, port)
  return typeof port === 'number' ? [errorAt(path, { code: 'no-health-check', value: port })] : [errorAt(path, { code: 'wrong-type' })]
}

/** The name behind an alias; a dot at its end says that it is whole. */
export function validateExternalName(spec: unknown): readonly FieldError[] {
  if (typeOf(spec) !== 'ExternalName') return []
  const path = 'spec.externalName'
  const name = textOf(fieldOf(spec, 'externalName'))?.replace(/\.$/, '') ?? ''
  return name === '' ? [errorAt(path, { code: 'required' })] : named(path, name, 'dns-1123-subdomain')
}
