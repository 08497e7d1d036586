import type { Messages } from '../messages'

/** 因复制而损坏的文本。 */
export const repair: Messages['repair'] = {
  offer: (file, command) => `${file} 在复制时受损，可以修复；\`${command}\` 会打印修复后的文本`,
  none: (file) => `${file} 本身可以读取，或者无法修复；按原样打印`,
  unsure: {
    'several-ways': '从此处起还有另一种几乎同样可能的读法',
    'own-key': '这个键从哪里开始并不确定：它由作者自定',
    'comment-end': '注释在哪里结束是推测的',
    'left-over': '找不到位置的文字放进了注释',
    added: '补上了一个键或冒号',
    'block-text': '这段文本内部的换行已经丢失',
    'left-unread': '这个文档无法重建，按原样保留',
  },
}
