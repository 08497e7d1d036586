import type { HttpMatch, ValueMatch } from '../../../model'
import type { Condition, WrittenMatch } from './read'

type Conditions = Pick<HttpMatch, 'method' | 'headers' | 'query'>

/**
 * The conditions of a match: headers, cookies, arguments, and of nginx's variables the request's method. `!` in front of a
 * value means any other. Null where a condition asks for something that a request of ours does not say.
 */
export function conditionsOf({ conditions }: WrittenMatch): Conditions | null {
  let all: Conditions = { method: null, headers: [], query: [] }
  for (const condition of conditions) {
    const next = withCondition(all, condition)
    if (next === null) return null
    all = next
  }
  return all
}

function withCondition(all: Conditions, { on, name, value }: Condition): Conditions | null {
  switch (on) {
    case 'header':
      return { ...all, headers: [...all.headers, valueMatch(name, value)] }
    case 'argument':
      return { ...all, query: [...all.query, valueMatch(name, value)] }
    case 'cookie':
      return value.startsWith('!') ? null : { ...all, headers: [...all.headers, cookieMatch(name, value)] }
    case 'variable':
      return name === '$request_method' && /^[A-Z]+$/i.test(value) ? { ...all, method: value.toUpperCase() } : null
  }
}

function valueMatch(name: string, value: string): ValueMatch {
  return value.startsWith('!') ? { name, kind: 'other', value: value.slice(1) } : { name, kind: 'exact', value }
}

/** One among the pairs of the Cookie header. */
function cookieMatch(name: string, value: string): ValueMatch {
  const literal = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return { name: 'Cookie', kind: 'regex', value: `(?:.*;\\s*)?${literal(name)}=${literal(value)}(?:;.*)?` }
}
