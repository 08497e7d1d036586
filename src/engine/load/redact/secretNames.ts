import type { Stemmed } from './stems'

/** Ends of names that are given to secrets: `dbPassword`, `--api-key`, `SLACK_TOKEN`, `client-key-data`. */
export const secretEndings: readonly Stemmed[] = [
  ['pass', 'pass(?:word|wd|phrase|code)'],
  ['pass', '(?:db|user|root|admin|smtp|redis|mysql|auth)[-_.]?pass'],
  ['pwd', 'pwd'],
  ['token', 'token'],
  ['secret', 'secret'],
  ['key', '(?:api|access|private|secret|signing|encryption|license|shared|account|auth|master)[-_.]?key'],
  ['credential', 'credentials?'],
  ['authorization', 'authorization'],
  ['kerconfig', 'dockerconfig(?:json)?'],
  ['kercfg', 'dockercfg'],
  ['auths', 'auths'],
  ['-data', '(?:client-key|client-certificate|certificate-authority)-data'],
  ['onnection', 'connection[-_]?string'],
  ['dsn', 'dsn'],
  ['psk', 'psk'],
]

export const secretEnding = secretEndings.map(([, pattern]) => pattern).join('|')

const secretName = new RegExp(`(?:${secretEnding})s?$`, 'i')

/** Names an object that holds one. */
const otherName = /^(?:existing|ca-?secret$|tls-?secret$)/i

const longest = 128

/** Whether a field, a flag, a variable or a header of that name holds a secret. */
export function isSecretName(name: string): boolean {
  return name.length <= longest && name.length > 2 && secretName.test(name) && !otherName.test(name)
}
