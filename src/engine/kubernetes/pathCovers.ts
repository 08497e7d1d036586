import type { PathMatch } from '../model'
import { pathMatches } from './httpMatch'

/**
 * True where every path that the second match takes is taken by the first one, too. Where a pattern leaves it open: false. Prefixes that
 * differ by their closing slash alone cover each other by the specification and not in every controller: false.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export function pathCovers(first: PathMatch | null, second: PathMatch | null): boolean {
  if (first === null || takesAllBelow(first, '/')) return true
  switch (second?.kind) {
    case undefined:
      return false
    case 'exact':
      return pathMatches(first, second.path) === true
    case 'prefix':
      return !isSamePrefix(first, second) && takesElementsBelow(first, withoutSlash(second.path))
    case 'stringPrefix':
      return takesAllBelow(first, second.path)
    case 'regex':
      return isWord(second.pattern) && !second.anchored && takesAllBelow(first, second.pattern, second.ignoreCase)
  }
}

/** Takes the text and everything that begins with it, in any case of its letters where that is asked. */
function takesAllBelow(match: PathMatch, text: string, anyCase = false): boolean {
  switch (match.kind) {
    case 'exact':
      return false
    case 'prefix':
      return match.path === '/' || (!anyCase && text.startsWith(`${withoutSlash(match.path)}/`))
    case 'stringPrefix':
      return match.path === '/' || (!anyCase && text.startsWith(match.path))
    case 'regex':
      return isOpen(match) && (match.ignoreCase || !anyCase) && pathMatches(match, text) === true
  }
}

/** Takes the path and everything behind its next slash. */
function takesElementsBelow(match: PathMatch, path: string): boolean {
  if (match.kind === 'prefix') return pathMatches(match, path === '' ? '/' : path) === true
  return takesAllBelow(match, path === '' ? '/' : path)
}

/** A pattern that goes on to match however the text goes on. */
function isOpen({ pattern, anchored }: Extract<PathMatch, { kind: 'regex' }>): boolean {
  return anchored ? /[^\\]\.\*$/.test(pattern) && !pattern.includes('|') : !/\$|\\[bBzZ]|\(\?/.test(pattern)
}

/** A pattern of letters that stand for themselves. */
function isWord(pattern: string): boolean {
  return /^[\w/~-]+$/.test(pattern)
}

function isSamePrefix(a: PathMatch, b: PathMatch): boolean {
  return a.kind === 'prefix' && b.kind === 'prefix' && withoutSlash(a.path) === withoutSlash(b.path)
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}
