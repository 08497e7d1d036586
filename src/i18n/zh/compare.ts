import type { Messages } from '../messages'
import { number } from './grammar'

/** 向两份输入提出同样的请求。 */
export const compare: Messages['compare'] = {
  button: '比较…',
  sides: { before: '之前', after: '之后' },
  kinds: { worse: '变差', otherwise: '走向不同', better: '变好', same: '走向相同' },
  only: (side) => (side === 'before' ? '仅在之前' : '仅在之后'),
  nobody: '无法发送：没有这个发送方',
  step: (step, happens) => `第 ${step} 步：${happens}`,
  noHop: (step) => `第 ${step} 步没有这一跳`,
  alike: '逐跳相同；各条路径所占的比例，或某一跳携带的内容不同',
  summary: ({ worse, otherwise, better, same }) => {
    if (worse + otherwise + better === 0) return `没有差异：${number(same)} 个地址走向相同`
    const parts = [
      ...(worse > 0 ? [`${number(worse)} 个变差`] : []),
      ...(otherwise > 0 ? [`${number(otherwise)} 个走向不同`] : []),
      ...(better > 0 ? [`${number(better)} 个变好`] : []),
      `${number(same)} 个相同`,
    ]
    return parts.join('，')
  },
  nothing: '两份输入中都没有可以请求的地址。',
  label: '与另一份清单比较',
  about: '编辑器里的内容是“之后”。请给出“之前”的内容：双方的每个地址都会收到同样的请求，走向不同的会列出来。',
  close: '关闭',
  open: '打开之前的清单',
  dropHint: '文件、压缩包，或把文件夹拖到这里：另一个分支，或较早的转储。任何内容都不会离开这个标签页。',
  paste: '或者粘贴',
  pasteHint: 'kind: Service …',
  tabs: '或者从已打开的文件中取出',
  tabsHint: '比较期间，所选的文件不属于清单。',
  start: '比较',
  unreadable: '其中没有可以打开的清单。',
  input: ([first = '', ...more]) => (more.length === 0 ? first : `${first} 等 ${number(more.length + 1)} 个文件`),
  compared: (input) => `与 ${input} 比较`,
  stop: '停止比较',
  reading: (input) => `正在读取 ${input}……`,
  asking: (done, of) => `已比较 ${number(of)} 个中的 ${number(done)} 个`,
  failed: (why) => `无法比较：${why}`,
  unread: (count) => `其中有 ${number(count)} 处无法读取。`,
  verdicts: (before, after) => `${before} → ${after}`,
  left: (count) => `另有 ${number(count)} 个地址没有询问。`,
}
