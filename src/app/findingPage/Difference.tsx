import { lineDifference } from '../../present/export/unifiedDiff'
import { Printed } from './Printed'

const tags = { ' ': 'span', '-': 'del', '+': 'ins' } as const

/** The manifests of an example, with the lines that go and those that come when it is mended. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <Printed className="finding-change">
      {lineDifference(before, after).map(({ sign, line }, index) => {
        const Tag = tags[sign]
        // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and none ever moves
        return <Tag key={index}>{`${sign} ${line.trimEnd()}`}</Tag>
      })}
    </Printed>
  )
}
