import type { Arrival, Missing, Trace } from '../../engine/model'
import type { Messages } from '../messages'
import { type VerdictFacts, verdictFacts } from '../verdictFacts'
import { list, named } from './grammar'
import { stops } from './reasons'

/** 判定词旁边的一句话，并说明它取决于什么。 */
export function verdictSentence(trace: Trace): string {
  return `${outcome(trace)}${coverage(trace.missing)}。`
}

function outcome(trace: Trace): string {
  const { ending } = trace
  if (ending.verdict === 'delivered') return arrives(verdictFacts(trace))
  if (ending.verdict === 'redirected') return `客户端被以状态码 ${ending.status} 引向 ${ending.redirect.location}`
  return stops[ending.stop.reason](ending.stop.facts as never)
}

function arrives({ arrival, translations, sees }: VerdictFacts): string {
  if (arrival === null) return '已到达'
  const way = translations === 0 ? '未经任何转换，' : `经过 ${translations} 次转换，`
  return `${way}到达${place(arrival)} 的端口 ${arrival.port}${sees === null ? '' : `；${seenBy(arrival)}看到的是${seen(sees)}`}`
}

function place(arrival: Arrival): string {
  const known = arrival.ref ? named(arrival.ref) : arrival.address
  return arrival.what === 'outside' ? `集群外部的 ${known}` : ` ${known}`
}

function seenBy(arrival: Arrival): string {
  if (arrival.what === 'pod') return 'Pod '
  return arrival.what === 'node' ? '节点' : '接收方'
}

function seen(sees: NonNullable<VerdictFacts['sees']>): string {
  return sees === 'client' ? '客户端自己的地址' : ` ${sees.instead}，而不是客户端`
}

/** `——前提是不存在 NetworkPolicy：输入中没有这一类对象`，没有则为空。 */
function coverage(missing: readonly Missing[]): string {
  const absent = missing.filter((entry) => entry.why === 'not-in-input').map((entry) => entry.kind)
  const unweighed = missing.filter((entry) => entry.why === 'not-modelled').map((entry) => entry.kind)
  const unplaced = missing.flatMap((entry) => (entry.why === 'not-placed' ? entry.wants : []))
  const parts = [
    ...(unplaced.length === 0 ? [] : [`前提是有满足 ${list(unplaced)} 的节点：输入中没有 Node`]),
    ...(absent.length === 0 ? [] : [`前提是不存在 ${list(absent)}：输入中没有${absent.length === 1 ? '这一类' : '这些类别的'}对象`]),
    ...(unweighed.length === 0 ? [] : [`未考虑输入中的 ${list(unweighed)} 对象`]),
  ]
  return parts.length === 0 ? '' : `——${parts.join('；')}`
}

/** 可能改变结论的一件事。 */
export const missing: Messages['missing'] = (entry) => {
  if (entry.why === 'not-in-input') return `输入中没有 ${entry.kind}；如果集群中有，结论可能不同`
  if (entry.why === 'not-shown')
    return `输入中没有 Service ${entry.service} 的 ${entry.kind}，它的选择算符也不可知；kubectl get endpointslices -o yaml 可以显示它们`
  if (entry.why === 'not-placed')
    return `输入中没有 ${entry.kind}；如果集群中没有满足 ${list(entry.wants)} 的节点，${entry.workload} 就没有 Pod 在运行`
  return `输入中的 ${entry.count} 个 ${entry.kind} 对象可能改变结论，本版本尚未考虑它们`
}
