import type { Messages } from '../messages'

/** 除了输入之外，答案还依据什么。 */
export const grounds: Messages['grounds'] = {
  label: '结论的依据',
  about: '结论只对输入成立。下面是仍可能改变它的内容，以及为得出结论而补上的内容。',
  missing: '可能改变答案',
  assumed: '假定',
  write: '写入清单',
  writeAbout: '写入的是假定的值，请按您的集群修改；撤销一次即可恢复。',
  paste: '把命令的输出粘贴到清单旁边：其中的事实会取代假定，并重新追踪。',
  close: '关闭',
}
