import { describe, expect, it } from 'vitest'
import { messagesFor } from '../i18n/messagesFor'
import { ageOf } from './age'

const at = '2026-11-20T14:03:00Z'
const en = messagesFor('en')
const later = (seconds: number) => Date.parse(at) + seconds * 1000
const [minute, hour, day] = [60, 3600, 86_400]

describe('how old the input is', () => {
  it.each([
    [0, 'taken this minute', 'taken this minute or later'],
    [30, 'taken this minute', 'taken 1 minute ago or later'],
    [89 * minute, 'taken 89 minutes ago', 'taken 89 minutes ago or later'],
    [47 * hour + 1, 'taken 47 hours ago', 'taken 48 hours ago or later'],
    [3 * day + 1, 'taken 3 days ago', 'taken 4 days ago or later'],
    [100 * day, 'taken 3 months ago', 'taken 4 months ago or later'],
    [800 * day, 'taken 2 years ago', 'taken 3 years ago or later'],
    [-hour, 'taken this minute', 'taken this minute or later'],
  ])('after %d seconds: %s; %s', (seconds, recorded, notBefore) => {
    expect(ageOf({ how: 'recorded', at }, later(seconds), en)?.short).toBe(recorded)
    expect(ageOf({ how: 'not-before', at }, later(seconds), en)?.short).toBe(notBefore)
  })

  it('says when, in every language', () => {
    expect(ageOf({ how: 'recorded', at }, later(3 * day), en)?.sentence).toBe('The dump was taken 3 days ago: 2026-11-20 14:03 UTC')
    expect(ageOf({ how: 'not-before', at }, later(3 * day), messagesFor('zh'))?.sentence).toBe(
      '输入取自集群的时间为 3 天前或更晚：其中最晚的时间是 2026-11-20 14:03 UTC',
    )
  })

  it('is not known of manifests, and by a clock that goes behind', () => {
    expect(ageOf(null, later(0), en)).toBeNull()
    expect(ageOf({ how: 'recorded', at }, later(-3 * day), en)).toBeNull()
  })
})
