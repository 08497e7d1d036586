import { describe, expect, it } from 'vitest'
import { languages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { deliveredTrace } from '../../present/fixture'
import { timelineOf } from '../../present/timeline'
import { fakeEngine } from '../store/fakeEngine.testing'
import { createAppStore } from '../store/store'
import { commandsOf, matchingCommands } from './commands'

const begun = () => createAppStore(fakeEngine().client)

const names = (text: string, language: 'en' | 'zh' = 'en') => {
  const state = { ...begun().getState(), trace: deliveredTrace, timeline: timelineOf(deliveredTrace, 'concept') }
  return matchingCommands(commandsOf(state, messagesFor(language)), text).map(({ id }) => id)
}

describe('commands', () => {
  it.each(languages)('each has a name of its own in %s, and no key leads to two', (language) => {
    const commands = commandsOf(begun().getState(), messagesFor(language))
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    const keys = commands.flatMap((command) => [...command.keys, ...command.presenterKeys])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each([
    ['settings', ['settings']],
    ['SET', ['settings']],
    ['copy csv', ['copyCsv']],
    ['csv flow', ['copyCsv']],
    ['theme: dark', ['dark']],
    ['ettings', []],
    [':30001', []],
    ['/', []],
    ['app=web', []],
  ])('%s finds %s', (text, found) => expect(names(text)).toEqual(found))

  it.each([
    ['设置', ['settings']],
    ['流表 csv', ['copyCsv']],
    ['循环', ['loop']],
  ])('%s finds %s in Chinese', (text, found) => expect(names(text, 'zh')).toEqual(found))

  it('without a text all that can be done now are found', () => {
    expect(names('')).toContain('next')
    expect(names('')).not.toContain('previous')
    const nothingSent = matchingCommands(commandsOf(begun().getState(), messagesFor('en')), '').map(({ id }) => id)
    for (const id of ['play', 'next', 'copyCsv', 'grounds', 'everything']) expect(nothingSent).not.toContain(id)
    for (const id of ['openFiles', 'samples', 'present', 'language']) expect(nothingSent).toContain(id)
  })

  it('a toggle is named by what it would do', () => {
    const store = begun()
    const nameOf = (id: string) => commandsOf(store.getState(), messagesFor('en')).find((each) => each.id === id)
    expect(nameOf('loop')?.name).toBe('Loop')
    nameOf('loop')?.run(store)
    expect(nameOf('loop')?.name).toBe('Stop looping')
    nameOf('present')?.run(store)
    expect(nameOf('present')?.name).toBe('Stop presenting')
  })
})
