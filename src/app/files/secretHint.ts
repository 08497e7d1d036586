/**
 * Words without which nothing is ever removed from a text. They are looked for before the engine is asked, so that a paste which needs no
 * answer is there at once. Long encoded words and long texts are always asked for.
 */
const hint =
  /(?<!meta)data\b|stringData|binaryData|env|value|pass|pwd|token|secret|key|credential|auth|annotation|managed|message|note\b|command|args|header|exec|ca-?bundle|user-?data|cloud-?(?:init|config)|networkData|:\/\/[^\s]*@|eyJ|-----BEGIN|bearer|basic|gh[pousr]_|github_pat|glpat|xox[abprs]-|AKIA|AIza|sk-|hvs\.|dsn|psk|connection|docker|====|events|[A-Za-z0-9+/]{24}|(?:^|[\s"'])-p["',]{0,2}\s*$/im

const longest = 50_000

/** Whether the engine has to look at a text before it is kept. */
export function mayHoldSecrets(text: string): boolean {
  return text.length > longest || hint.test(text)
}
