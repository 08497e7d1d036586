import { type Fate, fateOf, isLeftOut, itemFate, type Removal, type Scope, type Shape } from './rules'

/** A fate as the walk over values takes it: all have one form, which is what makes asking them quick. */
export interface Step {
  /** Where the walk stands below; null where the value is removed. */
  readonly enter: Scope | null
  readonly remove: Removal | null
  /** Nothing stays of the value: a list or map cannot become a mark. */
  readonly isGone: boolean
  /** The value that was met here last, and what became of it: objects that stand one after another often share a part. */
  last: unknown
  shown: unknown
}

/** What becomes of what stands in one scope: of fields by shape and name, of the items of a list by shape. */
export class StepsInScope {
  private readonly scalars = new Map<string, Step>()
  private readonly lists = new Map<string, Step>()
  private readonly maps = new Map<string, Step>()
  private readonly items: Readonly<Record<Shape, Step>>

  constructor(private readonly scope: Scope) {
    const item = (shape: Shape) => stepOf(itemFate(scope, shape), shape)
    this.items = { scalar: item('scalar'), list: item('list'), map: item('map') }
  }

  ofField(key: string, value: unknown): Step {
    const shape = shapeOf(value)
    const known = shape === 'scalar' ? this.scalars : shape === 'list' ? this.lists : this.maps
    return known.get(key) ?? this.remembered(known, key, shape)
  }

  ofItem(value: unknown): Step {
    return this.items[shapeOf(value)]
  }

  private remembered(known: Map<string, Step>, key: string, shape: Shape): Step {
    const step = stepOf(fateOf(this.scope, key, shape), shape)
    if (known.size < mostNames) known.set(key, step)
    return step
  }
}

/** Names of annotations, variables and labels have no end. */
const mostNames = 5000

/** `fateOf`, remembered: a large dump is a few hundred names, over and over. Holds names only, and is let go with the reading of its file. */
export class Fates {
  private readonly scopes = new Map<Scope, StepsInScope>()

  of(scope: Scope): StepsInScope {
    const known = this.scopes.get(scope)
    if (known !== undefined) return known
    const steps = new StepsInScope(scope)
    this.scopes.set(scope, steps)
    return steps
  }
}

function stepOf(fate: Fate, shape: Shape): Step {
  const none = { last: null, shown: null }
  if ('enter' in fate) return { enter: fate.enter, remove: null, isGone: false, ...none }
  return { enter: null, remove: fate.remove, isGone: isLeftOut(fate.remove) || shape !== 'scalar', ...none }
}

function shapeOf(value: unknown): Shape {
  if (typeof value !== 'object' || value === null) return 'scalar'
  return Array.isArray(value) ? 'list' : 'map'
}
