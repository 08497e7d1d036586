import type { Messages } from '../messages'
import { ago } from './grammar'

/** 输入是多久以前从集群取得的。 */
export const age: Messages['age'] = {
  ago,
  recorded: { sentence: (since, date) => `该转储取自${apart(since)}：${date}`, short: (since) => `取自${apart(since)}` },
  'not-before': {
    sentence: (since, date) => `输入取自集群的时间为${apart(since)}或更晚：其中最晚的时间是 ${date}`,
    short: (since) => `取自${apart(since)}或更晚`,
  },
}

/** 中文与数字之间空一格。 */
function apart(since: string): string {
  return /^\d/.test(since) ? ` ${since}` : since
}
