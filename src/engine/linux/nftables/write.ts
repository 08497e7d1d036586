import type {
  Address,
  NftablesChain,
  NftablesElement,
  NftablesEntry,
  NftablesKey,
  NftablesRuleSet,
  NftablesSet,
  NftablesStatement,
  NftablesVerdict,
  RuleOrigin,
} from '../../model'

/** A rule at the end of its chain, an entry of a map, or an element of a set. */
export type NftablesWrite =
  | {
      readonly to: 'chain'
      readonly chain: string
      readonly statements: readonly NftablesStatement[]
      readonly comment: string | null
      readonly origin: RuleOrigin | null
    }
  | {
      readonly to: 'map'
      readonly map: string
      readonly key: string
      readonly verdict: NftablesVerdict
      readonly comment: string | null
      readonly origin: RuleOrigin | null
    }
  | { readonly to: 'set'; readonly set: string; readonly address: Address; readonly origin: RuleOrigin | null }

/** What is declared before anything is written into it. */
export interface NftablesDeclarations {
  readonly sets: readonly Omit<NftablesSet, 'elements'>[]
  readonly maps: readonly { readonly name: string; readonly key: NftablesKey; readonly comment: string }[]
  readonly chains: readonly Pick<NftablesChain, 'name' | 'base' | 'comment'>[]
}

/**
 * Puts what is written where it belongs. A map has each key once: of two Service ports that claim one, the first in the
 * order of names has it, as everywhere here.
 */
export function fillIn(
  declared: NftablesDeclarations,
  writes: readonly NftablesWrite[],
): Pick<NftablesRuleSet, 'sets' | 'maps' | 'chains'> {
  const toSets = groupBy(
    writes.filter((write) => write.to === 'set'),
    (write) => write.set,
  )
  const toMaps = groupBy(
    writes.filter((write) => write.to === 'map'),
    (write) => write.map,
  )
  const toChains = groupBy(
    writes.filter((write) => write.to === 'chain'),
    (write) => write.chain,
  )
  const own = declared.chains.map(({ name }) => name)
  const chainNames = [...new Set([...own, ...toChains.keys()])]
  const declarations = new Map(declared.chains.map((chain) => [chain.name, chain]))
  return {
    sets: declared.sets.map((set) => ({ ...set, elements: elementsOf(set.name, toSets.get(set.name) ?? []) })),
    maps: declared.maps.map((map) => ({ ...map, entries: entriesOf(map.name, toMaps.get(map.name) ?? []) })),
    chains: chainNames.map((name) => ({
      name,
      base: declarations.get(name)?.base ?? null,
      comment: declarations.get(name)?.comment ?? null,
      rules: (toChains.get(name) ?? []).map(({ statements, comment, origin }, index) => ({
        id: `chain/${name}/${index}`,
        statements,
        comment,
        origin,
      })),
    })),
  }
}

function elementsOf(set: string, writes: readonly Extract<NftablesWrite, { to: 'set' }>[]): readonly NftablesElement[] {
  return firstOfEach(writes, ({ address }) => address).map(({ address, origin }) => ({ id: `set/${set}/${address}`, address, origin }))
}

function entriesOf(map: string, writes: readonly Extract<NftablesWrite, { to: 'map' }>[]): readonly NftablesEntry[] {
  return firstOfEach(writes, ({ key }) => key).map(({ key, verdict, comment, origin }) => ({
    id: `map/${map}/${key}`,
    key,
    verdict,
    comment,
    origin,
  }))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1))
}

/** A rule that nobody commented. */
export function inChain(
  chain: string,
  statements: readonly NftablesStatement[],
  origin: RuleOrigin | null = null,
  comment: string | null = null,
): NftablesWrite {
  return { to: 'chain', chain, statements, comment, origin }
}

/** The statements that kube-proxy writes, by short names. */
export const say = {
  jump: (chain: string): NftablesStatement => ({ statement: 'verdict', verdict: { verdict: 'jump', chain } }),
  goTo: (chain: string): NftablesStatement => ({ statement: 'verdict', verdict: { verdict: 'goto', chain } }),
  end: (verdict: 'drop' | 'reject' | 'return'): NftablesStatement => ({ statement: 'verdict', verdict: { verdict } }),
  source: (range: string): NftablesStatement => ({ statement: 'address', of: 'source', negated: false, operand: { is: 'range', range } }),
  destination: (range: string): NftablesStatement => ({
    statement: 'address',
    of: 'destination',
    negated: false,
    operand: { is: 'range', range },
  }),
  inSet: (of: 'source' | 'destination', set: string): NftablesStatement => ({
    statement: 'address',
    of,
    negated: false,
    operand: { is: 'set', set },
  }),
  lookUp: (key: NftablesKey, map: string): NftablesStatement => ({ statement: 'lookUp', key, map }),
} as const

export const markForMasquerade = say.jump('mark-for-masquerade')
