import { RE2JS } from 're2js'

const compiled = new Map<string, RE2JS | null>()
/** Patterns of one input are few; a page that stays open reads many inputs. */
const mostKept = 2_000

/**
 * Whether a text fits a regular expression of the input: the whole text, or only its beginning. RE2 takes time in
 * proportion to the text, whatever the pattern is: patterns come from strangers. Null where it is no pattern of RE2.
 * https://github.com/google/re2/wiki/Syntax
 */
export function regexMatches(
  pattern: string,
  text: string,
  how: { readonly ignoreCase: boolean; readonly whole: boolean },
): boolean | null {
  return matcherOf(pattern, how)?.matcher(text).lookingAt() ?? null
}

/** The groups of a pattern in a text, the whole match first; null where it does not fit. */
export function regexGroups(
  pattern: string,
  text: string,
  how: { readonly ignoreCase: boolean; readonly whole: boolean },
): readonly string[] | null {
  const matcher = matcherOf(pattern, how)?.matcher(text)
  if (!matcher?.lookingAt()) return null
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '')
}

function matcherOf(pattern: string, { ignoreCase, whole }: { readonly ignoreCase: boolean; readonly whole: boolean }): RE2JS | null {
  const key = `${ignoreCase ? 'i' : ''}${whole ? 'w' : ''} ${pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size >= mostKept) compiled.clear()
  const made = compile(whole ? `(?:${pattern})$` : pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  compiled.set(key, made)
  return made
}

function compile(pattern: string, flags: number): RE2JS | null {
  try {
    return RE2JS.compile(pattern, flags)
  } catch {
    return null
  }
}
