import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { listOf, textOf } from '../untyped'
import type { CheckType } from './checkType'
import { named } from './named'

/** `Kind namespace/name` as three. */
function namedObject(value: unknown) {
  const [kind, rest, more] = (textOf(value) ?? '').split(' ')
  if (!kind || !rest || more !== undefined) throw new CaseProblem(`${shown(value)} is not Kind namespace/name`)
  return { kind, ...named(rest) }
}

/** `route-status`: what a controller says of a route at one parent. */
export const routeStatus: CheckType = {
  fields: ['route', 'parent'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['accepted', 'acceptedReason', 'resolvedRefs', 'resolvedRefsReason'])
    return engine.ask('routeStatus', { route: namedObject(fields.route), parent: namedObject(fields.parent) })
  },
}

/**
 * `listener-status`. Of the kinds that a listener supports a case names those that must be among them; none: there is none.
 * (Upstream compares so: a controller may serve more kinds than a test knows.)
 */
export const listenerStatus: CheckType = {
  fields: ['owner', 'listener'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, [
      'attachedRoutes',
      'accepted',
      'acceptedReason',
      'programmed',
      'conflicted',
      'resolvedRefs',
      'resolvedRefsReason',
      'supportedKinds',
    ])
    const status = engine.ask('listenerStatus', { owner: namedObject(fields.owner), listener: textOf(fields.listener) })
    const wanted = listOf(expect.supportedKinds).map(String)
    const among = wanted.length > 0 && wanted.every((kind) => status?.supportedKinds.includes(kind))
    return status && { ...status, supportedKinds: among ? wanted : status.supportedKinds }
  },
}

/** `listenerset-status`: of the whole. */
export const listenerSetStatus: CheckType = {
  fields: ['owner'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['accepted', 'acceptedReason', 'programmed'])
    return engine.ask('listenerStatus', { owner: namedObject(fields.owner), listener: null })
  },
}
