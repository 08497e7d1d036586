import { type Messages, otherLanguage } from '../../i18n'
import { csvText } from '../../present/export/csv'
import { markdownText } from '../../present/export/markdown'
import { endOf } from '../../present/timeline'
import { askForFiles } from '../files/askForFiles'
import { openFiles } from '../files/openFiles'
import { backFrom, forwardFrom, presenterKeys, stepKeys } from '../player/steps'
import { packetView, pageViews } from '../store/pageView'
import { themes } from '../store/settings'
import type { AppState } from '../store/state'
import type { AppStore } from '../store/store'
import { keyed } from './keyed'

type Group = 'player' | 'page'

/** Something that can be done on the page, wherever one is. */
export interface Command {
  readonly id: string
  readonly group: Group
  readonly name: string
  /** Each of them does it: `Mod+K`, `ArrowRight`. */
  readonly keys: readonly string[]
  /** What does it only while the page is presented. */
  readonly presenterKeys: readonly string[]
  /** Whether there is something to do now. */
  readonly ready: boolean
  readonly run: (store: AppStore) => void
}

type Draft = Pick<Command, 'name' | 'run'> & Partial<Pick<Command, 'keys' | 'presenterKeys' | 'ready'>>

/** Every command of the page by its name in the person's language, the player's first. The palette and the list of keys both read this. */
export function commandsOf(state: AppState, messages: Messages): readonly Command[] {
  return [...grouped('player', playerCommands(state, messages)), ...grouped('page', pageCommands(state, messages))]
}

function grouped(group: Group, drafts: Readonly<Record<string, Draft>>): Command[] {
  return Object.entries(drafts).map(([id, draft]) => ({ id, group, keys: [], presenterKeys: [], ready: true, ...draft }))
}

function playerCommands({ timeline, position, playing, loop, view }: AppState, messages: Messages): Record<string, Draft> {
  const { player } = messages.map
  const words = messages.commands
  const end = timeline === null ? 0 : endOf(timeline)
  const toStep = (leads: keyof typeof stepKeys, name: string, to: (from: number) => number): Draft => ({
    name,
    keys: stepKeys[leads],
    presenterKeys: presenterKeys[leads] ?? [],
    ready: to(position) !== position,
    // While it plays, the playhead moves on under an open list.
    run: (store) => store.getState().stepTo(to(store.getState().position)),
  })
  return {
    play: {
      name: playing ? player.pause : player.play,
      keys: ['Space'],
      ready: end > 0,
      run: (store) => store.getState().setPlaying(!store.getState().playing),
    },
    next: toStep('next', player.next, (from) => forwardFrom(from, end)),
    previous: toStep('previous', player.previous, backFrom),
    first: toStep('first', words.first, () => 0),
    last: toStep('last', words.last, () => end),
    loop: { ...keyed.loop, name: loop ? words.stopLoop : words.loop },
    ...Object.fromEntries(
      pageViews.map((each) => [
        each,
        { name: words.view(player.views[each]), ready: each !== view, run: (store: AppStore) => store.getState().set({ view: each }) },
      ]),
    ),
  }
}

function pageCommands(state: AppState, messages: Messages): Record<string, Draft> {
  const { page, map, commands: words } = messages
  const { presenting, trace, timeline, scope, theme, language, bothLanguages, waysIn } = state
  const shows = (name: string, dialog: AppState['dialog'], ready = true): Draft => ({
    name,
    ready,
    run: (store) => store.getState().set({ dialog }),
  })
  const copies = (name: string, text: typeof markdownText): Draft => ({
    name,
    ready: trace !== null,
    run: () => trace !== null && void navigator.clipboard?.writeText(text(trace, packetView(state.view), messages)),
  })
  return {
    present: { ...keyed.present, name: presenting ? words.leave : words.present },
    search: { ...keyed.search, name: page.search.label, ready: state.dialog !== 'search' },
    keys: { ...keyed.keys, name: words.keys.label },
    openFiles: { name: page.editor.openFiles, run: (store) => askForFiles((files) => void openFiles(store, files)) },
    newFile: { name: page.editor.newFile, ready: !presenting, run: (store) => store.getState().newFile() },
    samples: shows(page.header.samples, 'samples'),
    fromCluster: shows(page.fromCluster.label, 'fromCluster'),
    settings: shows(messages.settings.label, 'settings'),
    compare: shows(messages.compare.button, 'compare', waysIn !== null && waysIn.ways.length > 0),
    grounds: shows(page.verdict.restsOnMore, 'grounds', trace !== null),
    checks: shows(messages.checks.label, 'checks', trace !== null),
    exports: shows(messages.exports.open, 'export', trace !== null),
    share: shows(messages.share.label, 'share', trace !== null),
    copyMarkdown: copies(words.copyMarkdown, markdownText),
    copyCsv: copies(words.copyCsv, csvText),
    ...Object.fromEntries(
      (['path', 'everything'] as const).map((each) => [
        each,
        {
          name: words.scope(map.scopes[each]),
          ready: timeline !== null && !presenting && each !== scope,
          run: (store: AppStore) => store.getState().set({ scope: each }),
        },
      ]),
    ),
    language: { name: words.language(page.header.otherLanguage), run: (store) => void store.getState().speak(otherLanguage(language)) },
    captions: {
      name: bothLanguages ? page.caption.one : page.caption.both,
      run: (store) => store.getState().set({ bothLanguages: !store.getState().bothLanguages }),
    },
    ...Object.fromEntries(
      themes.map((each) => [
        each,
        { name: page.header.theme(each), ready: each !== theme, run: (store: AppStore) => store.getState().set({ theme: each }) },
      ]),
    ),
  }
}

/** Those of the commands that can be done now and whose names have each word of a text at the beginning of a word; all of them for no text. */
export function matchingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ ready, name }) => ready && words.every((word) => hasWord(name.toLowerCase(), word)))
}

/** Marks around a word do not count. Chinese leaves no room between its words: there one may begin anywhere. */
function hasWord(name: string, written: string): boolean {
  const word = written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (word === '') return false
  return word.charAt(0) > '\u2e7f' ? name.includes(word) : name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))
}
