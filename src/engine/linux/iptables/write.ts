import type { IptablesChain, IptablesMatch, IptablesTable, IptablesTableName, IptablesTarget, Protocol, RuleOrigin } from '../../model'

/** One rule, put at the end of its chain. */
export interface IptablesWrite {
  readonly table: IptablesTableName
  readonly chain: string
  readonly matches: readonly IptablesMatch[]
  readonly target: IptablesTarget | null
  readonly origin: RuleOrigin | null
}

/** A chain that exists though nothing may be written to it. */
export interface IptablesChainStart {
  readonly table: IptablesTableName
  readonly chain: string
  readonly builtIn: boolean
}

/** Puts rules into their chains; within a chain the order of the writes is the order of the rules. */
export function tablesOf(starts: readonly IptablesChainStart[], writes: readonly IptablesWrite[]): readonly IptablesTable[] {
  return (['filter', 'nat'] as const).map((name) => {
    const chains = new Map<string, { builtIn: boolean; writes: IptablesWrite[] }>()
    for (const { table, chain, builtIn } of starts) if (table === name) chains.set(chain, { builtIn, writes: [] })
    for (const write of writes) {
      if (write.table !== name) continue
      const chain = chains.get(write.chain) ?? { builtIn: false, writes: [] }
      chain.writes.push(write)
      chains.set(write.chain, chain)
    }
    return {
      name,
      chains: [...chains].map(
        ([chain, { builtIn, writes: own }]): IptablesChain => ({
          name: chain,
          builtIn,
          rules: own.map(({ matches, target, origin }, index) => ({ id: `${name}/${chain}/${index}`, matches, target, origin })),
        }),
      ),
    }
  })
}

/** The matches that kube-proxy writes, by short names. */
export const match = {
  comment: (text: string): IptablesMatch => ({ match: 'comment', text }),
  protocol: (protocol: Protocol): IptablesMatch => ({ match: 'protocol', protocol }),
  source: (range: string, negated = false): IptablesMatch => ({ match: 'source', range, negated }),
  destination: (range: string, negated = false): IptablesMatch => ({ match: 'destination', range, negated }),
  port: (port: number): IptablesMatch => ({ match: 'destinationPort', port }),
  counter: (name: string): IptablesMatch => ({ match: 'counter', name }),
} as const

export function jumpTo(chain: string): IptablesTarget {
  return { target: 'jump', chain }
}

export const markForMasquerade = jumpTo('KUBE-MARK-MASQ')
