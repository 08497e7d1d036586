import type { Messages } from '../messages'

/** 导出请求所走的路径。 */
export const exports: Messages['exports'] = {
  open: '导出…',
  label: '导出',
  about: '把这个请求所走的路径带到别处。一切都在本页生成，不会发送任何内容。',
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  save: '保存',
  copyForm: (form) => `复制 ${form}`,
  saveForm: (form) => `保存 ${form}`,
  failed: '这个浏览器无法生成图片，请改为保存 SVG。',
  forms: {
    moving: { name: 'SVG', about: '拓扑图与流表合成一张图片，以图片方式显示时会自动播放，在 README 里也一样。' },
    still: { name: 'PNG', about: '同一张图片的最终画面，适合幻灯片和聊天。' },
    markdown: { name: 'Markdown', about: '结论和流表，适合 issue 和文档。' },
    html: { name: 'HTML', about: '同样的内容，作为网页里的表格。' },
    csv: { name: 'CSV', about: '流表，适合电子表格。' },
    mermaid: { name: 'Mermaid', about: '时序图，适合能绘制它的 Markdown。' },
    json: { name: 'JSON', about: '完整的跟踪结果，供程序使用。' },
  },
}
