import { fieldsOf } from '../../../fields'
import type { RouterContext } from '../family'

type Known = ReadonlyMap<string, Readonly<Record<string, string>>>

const known = new WeakMap<RouterContext, Known>()

/** What an annotation of a Service says; null where it has none. Few controllers ask: what was read once is kept. */
export function serviceAnnotation(context: RouterContext, namespace: string, name: string, key: string): string | null {
  const all = known.get(context) ?? readAll(context)
  known.set(context, all)
  return all.get(`${namespace}/${name}`)?.[key] ?? null
}

function readAll(context: RouterContext): Known {
  return new Map(
    context
      .ofKind('', 'Service')
      .map((object) => [
        `${object.ref.namespace}/${object.ref.name}`,
        fieldsOf(object, context.problems).map('metadata').textMap('annotations') ?? {},
      ]),
  )
}
