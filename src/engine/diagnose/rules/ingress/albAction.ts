import { type Fields, fieldsOf, joinPath } from '../../../fields'
import { type Cluster, named, type ResourceRef } from '../../../model'
import { mapOf, type UntypedMap } from '../../changes/untyped'
import { type Diagnostic, docs, type Found } from '../../rule'
import { albSoftware } from '../router/written'
import { annotationsOf, servedIngresses } from './served'

/**
 * ING-15: a backend of an AWS load balancer is called `use-annotation`, and the annotation `actions.<name>` is not there (the balancer answers
 * 503, unless the controller was told not to bear it), is no JSON, or names no action that is complete (then the controller makes nothing of
 * the Ingress). Which fields an action needs: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export const albAction: Diagnostic<'ING-15'> = {
  code: 'ING-15',
  docs: docs.albActions,
  inCluster: actionFaults,
}

function actionFaults(cluster: Cluster): readonly Found<'ING-15'>[] {
  return servedIngresses(cluster).flatMap(({ object, software }) => {
    if (!software.has(albSoftware)) return []
    const annotations = annotationsOf(object)
    const found = actionBackends(fieldsOf(object, []).map('spec')).map(({ name, path }): readonly [string, Found<'ING-15'>] | null => {
      const annotation = `alb.ingress.kubernetes.io/actions.${name}`
      const fault = faultOf(annotations[annotation])
      if (fault === null) return null
      const at = fault === 'missing' ? path : joinPath('metadata.annotations', annotation)
      return [at, foundAt(object.ref, at, annotation, fault)]
    })
    return [...new Map(found.filter((each) => each !== null)).values()]
  })
}

function foundAt(object: ResourceRef, path: string, annotation: string, fault: ActionFault): Found<'ING-15'> {
  return { facts: { ingress: named(object), annotation, fault }, severity: 'error', object, path }
}

/** Backends that name an action, in the form of now and that of before v1. */
function actionBackends(spec: Fields): readonly { readonly name: string; readonly path: string }[] {
  const paths = spec.maps('rules').flatMap((rule) => rule.map('http').maps('paths'))
  const backends = [...paths.map((entry) => entry.map('backend')), ...['defaultBackend', 'backend'].map((key) => spec.map(key))]
  return backends.flatMap((backend) => {
    const service = backend.isMap('service') ? backend.map('service') : backend
    const name = service.text('name') ?? service.text('serviceName')
    const port = service === backend ? service.portOrName('servicePort') : service.map('port').text('name')
    return name !== null && port === 'use-annotation' ? [{ name, path: service.path }] : []
  })
}

type ActionFault = 'missing' | 'no-json' | 'incomplete'

function faultOf(written: string | undefined): ActionFault | null {
  if (written === undefined) return 'missing'
  const action = parsed(written)
  if (action === null) return 'no-json'
  return isComplete(action) ? null : 'incomplete'
}

/** The map with its keys in small letters: the controller takes them in any case. */
function parsed(text: string): UntypedMap | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? inSmallLetters(value as UntypedMap) : null
  } catch {
    return null
  }
}

function inSmallLetters(map: UntypedMap): UntypedMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key.toLowerCase(), value]))
}

function isComplete(action: UntypedMap): boolean {
  const config = (key: string) => inSmallLetters(mapOf(action[key]))
  switch (action.type) {
    case 'fixed-response':
      return config('fixedresponseconfig').statuscode !== undefined
    case 'redirect':
      return config('redirectconfig').statuscode !== undefined
    case 'forward':
      return (action.targetgrouparn !== undefined) !== (action.forwardconfig !== undefined)
    default:
      return false
  }
}
