import type { NameForm } from '../../model'

const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/
const label1123 = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const qualified = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/**
 * Whether a text has the form that the API asks of it.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function hasForm(text: string, form: NameForm): boolean {
  return tests[form](text)
}

const tests: Readonly<Record<NameForm, (text: string) => boolean>> = {
  'dns-1035-label': (text) => text.length <= 63 && label1035.test(text),
  'dns-1123-label': (text) => text.length <= 63 && label1123.test(text),
  'dns-1123-subdomain': isSubdomain,
  'wildcard-subdomain': (text) => text.startsWith('*.') && text.length <= 253 && isSubdomain(text.slice(2)),
  'qualified-name': isQualifiedName,
  'label-value': (text) => text === '' || isShortName(text),
  'port-name': (text) =>
    text.length <= 15 &&
    /^[a-z0-9-]+$/.test(text) &&
    /[a-z]/.test(text) &&
    !text.includes('--') &&
    !text.startsWith('-') &&
    !text.endsWith('-'),
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && subdomain.test(text)
}

function isShortName(text: string): boolean {
  return text.length <= 63 && qualified.test(text)
}

/** `name`, or `prefix/name` where the prefix is a DNS name. */
function isQualifiedName(text: string): boolean {
  const parts = text.split('/')
  const [first = '', second] = parts
  if (parts.length > 2) return false
  return second === undefined ? isShortName(first) : isSubdomain(first) && isShortName(second)
}
