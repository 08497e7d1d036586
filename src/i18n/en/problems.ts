import type { ExpectedKind, ValueKind } from '../../engine/model'
import type { Messages } from '../messages'
import { findings } from './findings'
import { either, number, plural, quoted, some } from './grammar'
import { scenarioFault } from './scenarios'

/** What could not be read. */
export const problems: Messages['problems'] = {
  'yaml-syntax': ({ reason }) => `The YAML cannot be read from here on: ${reason}`,
  'json-syntax': () => 'This is not valid JSON, so it is left out',
  'tab-indentation': () => 'A tab indents this line; YAML allows only spaces there',
  'duplicate-key': ({ key }) => `Key ${quoted(key)} stands twice in the same map`,
  'helm-template': () => 'This is a Helm template; render it first, and paste what `helm template NAME CHART` prints',
  unclosed: ({ what }) => `A ${what} opens here and is never closed`,
  'too-deep': ({ limit }) => `The nesting is deeper than ${number(limit)} levels, so this document is left out`,
  'too-many-aliases': ({ limit }) => `The document uses more than ${number(limit)} YAML aliases, so it is left out`,
  'too-many-documents': ({ limit }) => `There are more than ${number(limit)} documents; the rest is left out`,
  'further-problems': ({ count }) => `${number(count)} more of the same kind are not listed`,
  'lines-left-out': ({ count, first }) =>
    `${number(count)} ${plural(count, 'line of this text says', 'lines of this text say')} nothing about an object: ${quoted(first)}`,
  'list-cut': () => 'The list ends here with “more”: the addresses that were not printed are not known',
  'observed-differs': ({ written, observed }) =>
    `The manifest says ${quoted(written)}, the cluster said ${quoted(observed)}: the manifest is used`,
  'hidden-values': ({ count }) => `${number(count)} values, addresses among them, were hidden when the dump was made; they count as absent`,
  'kind-by-path': ({ kind }) => `The objects of this file do not say their kind; the name of the file tells that each is a ${kind}`,
  'range-not-printed': () =>
    'kubectl describe does not print where a range of ports ends (endPort), so each port here is read as one; kubectl get networkpolicy -o yaml says all',
  'observations-differ': ({ first, further }) =>
    `The cluster said ${quoted(first)} at first, and ${quoted(further)} here: the first is used`,
  'empty-input': () => 'There is nothing to read',
  'cut-short': ({ objects }) =>
    `The file ends in the middle of an object, so it was cut short: ${number(objects)} ${plural(objects, 'object', 'objects')} before that ${plural(objects, 'is', 'are')} read`,
  'yaml-too-large': ({ limit }) =>
    `This is YAML of more than ${number(limit)} MB, so it is not read; JSON (kubectl get -o json) may be as large as it likes`,
  'file-gone': () => 'The file cannot be read any more: it was changed, moved or removed. Open it again',
  'value-too-large': ({ objects }) =>
    `One value here is larger than 64 MB; reading stops at it, after ${number(objects)} ${plural(objects, 'object', 'objects')}`,
  'not-text': () => 'This is not text, so it cannot be read',
  'not-an-object': ({ found }) => `A Kubernetes object should stand here, but it is ${kinds[found]}`,
  'field-missing': ({ field }) => `Field ${quoted(field)} is missing`,
  'wrong-type': ({ expected, allowed, found, value }) => {
    const wanted = expected === 'one-of' ? either(allowed) : expectations[expected]
    return `Expected ${wanted}, found ${value === null ? kinds[found] : quoted(value)}`
  },
  scenario: scenarioFault,
  refused: ({ facts }) => findings['SYS-03'](facts),
}

const kinds: Record<ValueKind, string> = {
  null: 'nothing',
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  list: 'a list',
  map: 'a map',
}

const expectations: Record<Exclude<ExpectedKind, 'one-of'>, string> = {
  ...kinds,
  integer: 'a whole number',
  port: 'a port from 1 to 65535',
  'port-or-name': 'a port from 1 to 65535 or the name of a port',
  address: 'an IP address',
  range: 'an address range such as 10.0.0.0/8',
  'number-or-string': 'a number or a text',
}

/** Why a From or To is not understood. */
export const requests: Messages['requests'] = {
  'sender-not-understood': ({ text }) =>
    `The sender ${quoted(text)} is not understood; write external, external:203.0.113.9, pod:ns/name, workload:ns/name, node:name, ip:10.0.0.2 or port-forward:KIND/ns/name:8080:80`,
  'target-not-understood': ({ text }) =>
    `The target ${quoted(text)} is not understood; write a URL, host:port, ip:port, svc:ns/name:port, lb:ns/name:port, pod:ns/name:port, ingress:ns/name or gateway:ns/name:port`,
  'http-not-understood': ({ text }) => `The header ${quoted(text)} is not understood; write it as Name: value`,
  'port-missing': ({ text }) => `The target ${quoted(text)} has no port; add one, for example ${text}:80`,
  'port-out-of-range': ({ text }) => `The port in ${quoted(text)} is not between 1 and 65535`,
  'sender-unknown': ({ text, nearest }) => `The sender ${quoted(text)} is not in the input${didYouMean(nearest)}`,
  'target-unknown': ({ text, nearest }) => `The target ${quoted(text)} is not in the input${didYouMean(nearest)}`,
  'pod-without-address': ({ text }) =>
    `Pod ${quoted(text)} has no address: it waits for its node or its network, or it has finished. Choose a running Pod`,
  'node-unknown': ({ text, nearest }) => `Node ${quoted(text)} is not in the input${didYouMean(nearest)}`,
  'choice-impossible': ({ text, possible }) =>
    `Choice ${quoted(text)} is not possible for this request${possible.length === 0 ? '' : `; possible: ${some(possible)}`}`,
  'proxy-not-understood': ({ text }) =>
    `The kube-proxy setting ${quoted(text)} is not understood; write for example mode=nftables,masqueradeAll=true`,
  'not-in-this-version': ({ text }) => `${quoted(text)} is not part of this version yet`,
}

function didYouMean(nearest: readonly string[]): string {
  return nearest.length === 0 ? '' : `; the nearest is ${either(nearest)}`
}
