import type { Messages } from '../messages'

/** 修复方法的文字。 */
export const fixes: Messages['fixes'] = {
  changes: {
    set: (path, value) => `将 ${path} 设为 ${value}`,
    add: (path, value) => `添加 ${path}: ${value}`,
    append: (path, value) => `向 ${path} 添加 ${value}`,
    remove: (path) => `删除 ${path}`,
  },
  costs: {
    'LB-20': '此后 Pod 看到的是节点的地址，而不是客户端的地址',
    'SVC-22': '此后请求可能离开发出它的节点',
    'GW-08': '此后所选命名空间中的对象可以附加',
    'ING-20': '此后该规则匹配其下的所有路径',
    'NP-08': '此后该规则多允许一个端口',
    'NP-09': '此后该规则多允许一个对端',
    'NP-22': '此后该规则多允许一个对端',
  },
  atCost: (fix, cost) => `${fix}（${cost}）`,
  line: (fix) => `修复：${fix}`,
  mendAll: '全部修复',
  mendAllSays: (count) => `应用这 ${count} 处修复后，请求可以到达`,
  applied: '修复已写入清单；撤销一次即可恢复',
  stale: '清单在此期间已被修改：没有应用修复',
}
