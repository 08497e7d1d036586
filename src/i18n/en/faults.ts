import type { FieldFault, NameForm } from '../../engine/model'
import type { Messages } from '../messages'
import { either, list, quoted, some } from './grammar'

/** What the API server finds wrong with a field. */
export const faults: Messages['faults'] = {
  required: (path) => `${path} is required and missing`,
  'wrong-type': (path) => `${path} has a value of another type`,
  unsupported: (path, { value, allowed }) => `${path} is ${quoted(value)}, which is not one of ${list(allowed)}`,
  'out-of-range': (path, { value, least, most }) => `${path} is ${value}, not from ${least} to ${most}`,
  'name-form': (path, { value, form }) => `${path} is ${quoted(value)}, which is not ${forms[form]}`,
  duplicate: (path, { value }) => `${path} repeats ${value}`,
  'no-address': (path, { value }) => `${path} is ${quoted(value)}, which is no IP address`,
  'no-range': (path, { value }) => `${path} is ${quoted(value)}, which is no address range`,
  'special-address': (path, { value, special }) => `${path} is ${value}, ${specials[special]}`,
  differs: (path, { value, other }) => `${path} is ${quoted(value)} and differs from ${other}`,
  'too-many': (path, { most }) => `${path} lists more than ${most}`,
  'none-beside-others': (path) => `${path} has None beside addresses`,
  'one-of-each-family': (path) => `${path} may list one address of each family`,
  'other-family': (path, { value, family }) => `${path} is ${value}, but its place in ipFamilies asks for ${family}`,
  'single-stack-with-two': (path) => `${path} is SingleStack, but two families or addresses are listed`,
  'headless-of-type': (path, { type }) => `${path} may not be None for type ${type}`,
  'only-for-type': (path, { value, types }) => `${path} is ${quoted(value)}, but only ${either(types)} may have it`,
  'only-with-affinity': (path) => `${path} needs sessionAffinity ClientIP`,
  'not-reached-from-outside': (path) => `${path} is only for Services that are reached from outside`,
  'no-health-check': (path, { value }) => `${path} is ${value}, but only type LoadBalancer with externalTrafficPolicy Local may have it`,
  'outside-node-ports': (path, { value, least, most }) => `${path} is ${value}, outside the node ports ${least} to ${most}`,
  'node-port-taken': (path, { value, owner }) => `${path} is ${value}, which Service ${owner} has already`,
  'cluster-ip-taken': (path, { value, owner }) => `${path} is ${value}, which Service ${owner} has already`,
  'outside-service-ranges': (path, { value, ranges }) => `${path} is ${value}, outside the Service ranges ${some(ranges)}`,
  'family-not-configured': (path, { family }) => `${path} asks for ${family}, which the cluster has no Service range for`,
  'no-dual-stack': (path) => `${path} is RequireDualStack, but the cluster has Service ranges of one family`,
  'not-beside': (path, { other }) => `${path} may not stand beside ${other}`,
  'not-inside': (path, { value, range }) => `${path} is ${value}, which is not a smaller part of ${range}`,
  'no-peer': (path) => `${path} names nobody: it needs podSelector, namespaceSelector or ipBlock`,
  'address-as-name': (path, { value }) => `${path} is ${value}, an address where a DNS name must stand`,
  'not-absolute': (path, { value }) => `${path} is ${quoted(value)} and must begin with /`,
  'path-sequence': (path, { value, sequence }) => `${path} is ${quoted(value)} and may not contain ${sequence}`,
  'several-default-classes': (path, { classes }) => `${path} is not set, and which of ${some(classes)} is the default cannot be told`,
}

const forms: Record<NameForm, string> = {
  'dns-1035-label': 'a DNS label that begins with a letter (a-z, 0-9 and -, at most 63)',
  'dns-1123-label': 'a DNS label (a-z, 0-9 and -, at most 63)',
  'dns-1123-subdomain': 'a DNS name in lower case',
  'wildcard-subdomain': 'a DNS name in lower case behind `*.`',
  'qualified-name': 'a qualified name such as example.com/name',
  'label-value': 'a label value (letters, digits, - _ and ., at most 63)',
  'port-name': 'a port name (at most 15 of a-z, 0-9 and -, one of them a letter)',
}

const specials: Record<Extract<FieldFault, { code: 'special-address' }>['special'], string> = {
  unspecified: 'which names no interface',
  loopback: 'a loopback address',
  'link-local': 'a link-local address',
  'link-local-multicast': 'a link-local multicast address',
}
