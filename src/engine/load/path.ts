/** A field by the keys and list indexes that lead to it. */
export type Path = readonly (string | number)[]

const STEP = /\.?([^.[\]"]+)|\[(\d+)\]|\.?\[("(?:[^"\\]|\\.)*")\]/y
const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/

/** Reads `spec.ports[0].port` and `metadata.labels["a.b/c"]`. Null where the text is no path. */
export function parsePath(text: string): Path | null {
  const steps: (string | number)[] = []
  let at = 0
  while (at < text.length) {
    STEP.lastIndex = at
    const match = STEP.exec(text)
    if (match === null) return null
    at = STEP.lastIndex
    if (match[1] !== undefined) steps.push(match[1])
    else if (match[2] !== undefined) steps.push(Number(match[2]))
    else {
      const key = unquote(match[3] ?? '')
      if (key === null) return null
      steps.push(key)
    }
  }
  return steps
}

/** The inverse of `parsePath`. */
export function formatPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (!PLAIN_KEY.test(step)) text += `[${JSON.stringify(step)}]`
    else text += text === '' ? step : `.${step}`
  }
  return text
}

function unquote(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
