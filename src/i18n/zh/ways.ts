import type { Verdict } from '../../engine/model'
import type { Messages } from '../messages'
import { number, percent } from './grammar'

type Told = Parameters<Messages['ways']['endings']>[0][number]

const became: Readonly<Record<Verdict, string>> = {
  delivered: '已送达',
  redirected: '被重定向',
  rejected: '被拒绝',
  dropped: '被丢弃',
  unresolved: '无法解析',
  unhandled: '不再跟踪',
}

function shared({ verdict, share }: Told): string {
  if (share === null) return became[verdict]
  if ('percent' in share) return `${percent(share.percent)} ${became[verdict]}`
  return `${number(share.of)} 条路径中有 ${number(share.count)} 条${became[verdict]}`
}

/** 所有可请求地址的列表。 */
export const ways: Messages['ways'] = {
  label: '所有入口',
  about: '输入中每一个可以请求的地址，以及发往它的请求结果如何。有问题的排在最前。',
  summary: (all, broken, mixed) => {
    if (broken + mixed === 0) return `${number(all)} 个地址，全部可达`
    const parts = [...(broken > 0 ? [`${number(broken)} 个不可达`] : []), ...(mixed > 0 ? [`${number(mixed)} 个只有部分路径可达`] : [])]
    return `${number(all)} 个地址中，${parts.join('，')}`
  },
  asking: (done, of) => `已询问 ${number(of)} 个中的 ${number(done)} 个`,
  endings: (told) => {
    const [main, ...rest] = told
    if (main === undefined) return ''
    if (rest.length === 0 || main.verdict === 'delivered' || main.verdict === 'redirected')
      return [became[main.verdict], ...rest.map(shared)].join('；')
    return told.map(shared).join('；')
  },
  because: (endings, cause) => `${endings}：${cause}`,
  from: (sender) => `来自 ${sender}`,
  outside: '外部',
  way: (to, from, endings) => `从 ${from} 发往 ${to}：${endings}`,
}
