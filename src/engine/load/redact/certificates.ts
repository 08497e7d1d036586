import { fieldOf, isMap, type UnknownMap } from '../values'

/** What stands for a certificate that was left out: whether its text is framed as one. Nothing of it is kept. */
export const certificateMarks = { framed: '<certificate>', other: '<no certificate>' } as const

/** Certificates by the names of their keys: that of a server, and that of an authority. */
const certificates = ['tls.crt', 'ca.crt'] as const

/** Of a Secret or ConfigMap only this is kept: whether what is there under those names is framed as a certificate (PEM). */
export function certificateFacts(body: UnknownMap): UnknownMap | null {
  const facts = certificates.flatMap((name) => {
    const text = textIn(fieldOf(body, 'stringData'), name) ?? textIn(fieldOf(body, 'data'), name)
    return text === null ? [] : [[name, certificateMark(text)]]
  })
  return facts.length === 0 ? null : Object.fromEntries(facts)
}

/** The mark for the value of a key; null for keys of which nothing is kept. */
export function markOfKey(name: string, text: string): string | null {
  return (certificates as readonly string[]).includes(name) ? certificateMark(text) : null
}

/** `-----BEGIN ` as it stands and in base64, wherever its three bytes begin: a Secret's data is encoded, nothing is decoded here. */
const frames = ['-----BEGIN ', 'LS0tLS1CRUdJTi', 'tLS0tLUJFR0lOI', '0tLS0tQkVHSU4g', certificateMarks.framed] as const

function certificateMark(text: string): string {
  const unbroken = text.includes('-----') ? text : text.replace(/\s/g, '')
  return frames.some((frame) => unbroken.includes(frame)) ? certificateMarks.framed : certificateMarks.other
}

function textIn(data: unknown, name: string): string | null {
  const value = isMap(data) && Object.hasOwn(data, name) ? data[name] : null
  return typeof value === 'string' ? value : null
}
