/** Ends of names that are given to secrets: `dbPassword`, `--api-key`, `SLACK_TOKEN`, `client-key-data`. */
export const secretEnding =
  'pass(?:word|wd|phrase|code)|(?:db|user|root|admin|smtp|redis|mysql|auth)[-_.]?pass|pwd|token|secret|(?:api|access|private|secret|signing|encryption|license|shared|account|auth|master)[-_.]?key|credentials?|authorization|dockerconfig(?:json)?|dockercfg|auths|(?:client-key|client-certificate|certificate-authority)-data|connection[-_]?string|dsn|psk'

const secretName = new RegExp(`(?:${secretEnding})s?$`, 'i')

/** Names an object that holds one. */
const otherName = /^(?:existing|ca-?secret$|tls-?secret$)/i

const longest = 128

/** Whether a field, a flag, a variable or a header of that name holds a secret. */
export function isSecretName(name: string): boolean {
  return name.length <= longest && name.length > 2 && secretName.test(name) && !otherName.test(name)
}
