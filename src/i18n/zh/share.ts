import type { Messages } from '../messages'
import { list, number } from './grammar'

export const share: Messages['share'] = {
  label: '分享',
  about: '整条路径都保存在链接里。链接在本页生成，# 之后的内容不会发送给任何服务器。',
  close: '关闭',
  making: '正在找出这条路径需要的对象……',
  nothing: '尚未发送请求：先发送一个请求，再分享它的路径。',
  extent: '链接包含',
  extents: { path: '仅这条路径需要的内容', everything: '编辑器中的全部清单' },
  notWhole: '输入太大，无法全部放进链接。',
  kept: '包含',
  left: '未包含',
  counts: (counts) => {
    const kinds = Object.entries(counts).map(([kind, count]) => `${number(count)} 个 ${kind}`)
    return kinds.length === 0 ? '无' : list(kinds)
  },
  allOfIt: (files) => `${number(files)} 个文件，与编辑器中显示的相同。`,
  never: '绝不包含：Secret、环境变量的值，以及保存清单副本的注解。',
  link: '链接',
  copy: '复制链接',
  copied: '已复制',
  length: (letters) => `${number(letters)} 个字符`,
  tooLong: (letters, most) =>
    `链接将有 ${number(letters)} 个字符，而许多地方会在 ${number(most)} 个字符后截断。请保存为文件，用 Hopscope 打开效果相同。`,
  save: '保存为文件',
  aboutFile: '含清单和请求的 YAML，可用 Hopscope 页面或命令行打开。',
}
