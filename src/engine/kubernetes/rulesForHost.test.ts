import { expect, it } from 'vitest'
import type { HttpRule } from '../model'
import { hostMatches, parseHostPattern } from './hostPattern'
import { rulesForHost } from './rulesForHost'

const hosts = ['a.x.org', '*.x.org', 'b.x.org', '', 'a.x.org', '*.org', 'x.org', '*.a.x.org'] as const
const rules = (['one', 'many'] as const).flatMap((labels) =>
  hosts.map(
    (host, position): HttpRule => ({
      object: { group: '', kind: 'Ingress', namespace: 'default', name: `${labels}-${position}` },
      path: null,
      host: parseHostPattern(host, labels),
      match: { path: null, method: null, headers: [], query: [] },
      action: { kind: 'refuse', why: 'fixed' },
    }),
  ),
)

it.each(['a.x.org', 'b.x.org', 'c.a.x.org', 'd.c.a.x.org', 'x.org', 'org', 'other.com', null])(
  'finds for %s what trying one by one finds, in the same order',
  (host) => {
    expect(rulesForHost(rules, host)).toEqual(rules.filter((rule) => hostMatches(rule.host, host)))
  },
)
