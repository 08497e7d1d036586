import { isMap, type UnknownMap } from './values'

/** What the redaction of troubleshoot.sh leaves of a value: a support bundle has no addresses. Upstream: troubleshoot.sh/docs/redact */
const HIDDEN = '***HIDDEN***'

/** Whether a text can have such values: most have none, and are not walked for them. */
export function mayHide(text: string): boolean {
  return text.includes(HIDDEN)
}

/** That a Pod has an address is told even where the address is hidden: its reader lets another stand for it. */
const told = ['podIP', 'podIPs']

interface Shown {
  readonly body: UnknownMap
  /** How many values were hidden. */
  readonly hidden: number
}

/** The object without its hidden values: they count as absent. An address without a name that was hidden goes out of its list. */
export function withoutHidden(body: UnknownMap): Shown {
  let hidden = 0
  const fields = (map: UnknownMap): UnknownMap => {
    const left: [string, unknown][] = []
    for (const [key, value] of Object.entries(map)) {
      if (told.includes(key)) {
        hidden += hiddenIn(value)
        left.push([key, value])
      } else if (value === HIDDEN) hidden++
      else left.push([key, shown(value)])
    }
    return Object.fromEntries(left)
  }
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => !isHidden(item)).map(shown)
    return isMap(value) ? fields(value) : value
  }
  const isHidden = (item: unknown): boolean => {
    const count = item === HIDDEN ? 1 : isMap(item) && !Object.hasOwn(item, 'name') ? hiddenFields(item) : 0
    hidden += count
    return count > 0
  }
  return { body: fields(body), hidden }
}

function hiddenIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + hiddenIn(item), 0)
  return isMap(value) ? hiddenFields(value) : value === HIDDEN ? 1 : 0
}

function hiddenFields(item: UnknownMap): number {
  return Object.values(item).filter((value) => value === HIDDEN).length
}
