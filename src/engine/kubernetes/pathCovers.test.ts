import { describe, expect, it } from 'vitest'
import type { PathMatch } from '../model'
import { pathCovers } from './pathCovers'

const exact = (path: string): PathMatch => ({ kind: 'exact', path })
const prefix = (path: string): PathMatch => ({ kind: 'prefix', path })
const letters = (path: string): PathMatch => ({ kind: 'stringPrefix', path })
/** As ingress-nginx has them: any case, from the beginning. */
const nginx = (pattern: string): PathMatch => ({ kind: 'regex', pattern, ignoreCase: true, anchored: false })
/** As an AWS load balancer has them: the whole path. */
const alb = (pattern: string): PathMatch => ({ kind: 'regex', pattern, ignoreCase: false, anchored: true })

describe('one path takes all that another one takes', () => {
  it.each<[string, PathMatch | null, PathMatch | null, boolean]>([
    ['every path', null, prefix('/a'), true],
    ['the root as a prefix', prefix('/'), nginx('/a(.*)'), true],
    ['not the other way round', prefix('/a'), null, false],
    ['an exact path of itself', exact('/a'), exact('/a'), true],
    ['an exact path of nothing below', exact('/a'), prefix('/a'), false],
    ['a prefix of what is below', prefix('/a'), prefix('/a/b'), true],
    ['a prefix of an exact path', prefix('/a'), exact('/a/b'), true],
    ['a prefix of no other element', prefix('/a'), prefix('/ab'), false],
    ['a prefix of no letters', prefix('/a'), letters('/a'), false],
    ['a prefix of letters below it', prefix('/a'), letters('/a/b'), true],
    ['a prefix with a slash of the one without', prefix('/a/'), prefix('/a'), false],
    ['letters of elements', letters('/a'), prefix('/ab'), true],
    ['a pattern for everything', nginx('/(.*)'), nginx('/api'), true],
    ['a pattern for everything of another pattern', nginx('/.*'), nginx('/api/(v1|v2)'), true],
    ['a pattern below a word', nginx('/api/(.*)'), nginx('/api/v1'), true],
    ['a pattern that ends', nginx('/(.*)$'), nginx('/api'), false],
    ['a pattern that asks for more', nginx('/api/.+'), nginx('/api/'), false],
    ['a pattern of a pattern', nginx('/api/(.*)'), nginx('/api/v(1|2)'), false],
    ['a pattern that cannot be read', nginx('/(?<=a)'), exact('/a'), false],
    ['a pattern of the whole path', alb('/api/.*'), exact('/api/v1'), true],
    ['a pattern of the whole path, of a prefix', alb('/api/.*'), prefix('/api/v1'), true],
    ['a pattern of the whole path, of the prefix itself', alb('/api/.*'), prefix('/api'), false],
    ['letters of a pattern in any case', letters('/a'), nginx('/ab'), false],
  ])('%s', (_name, first, second, expected) => {
    expect(pathCovers(first, second)).toBe(expected)
  })
})
