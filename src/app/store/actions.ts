import { reasonIn } from '../../present/cellReason'
import { endOf } from '../../present/timeline'
import { addOpened, areBlank, asManifests, isText, newId, nextFileName, withoutFile } from './manifests'
import type { Actions, AppState, Manifests, RequestText } from './state'

type SetState = (change: Partial<AppState>) => void
type GetState = () => AppState

type TextActions = Pick<
  Actions,
  'retry' | 'setText' | 'replaceManifests' | 'restoreManifests' | 'addFiles' | 'newFile' | 'closeFile' | 'reopenFile'
>

/** What can be done to the texts. */
export function textActions(set: SetState, get: GetState): TextActions {
  return {
    retry: () => set({ files: [...get().files], cause: 'whole', failure: null }),
    setText: (id, text, cause) => {
      const { files } = get()
      if (!files.some((file) => file.id === id && isText(file) && file.text !== text)) return
      set({ files: files.map((file) => (file.id === id ? { ...file, text } : file)), cause, untouchedSample: null, replaced: null })
    },
    replaceManifests: (files, sample = null) => {
      const before = manifestsOf(get())
      const fresh = asManifests(files, sample, before.activeFile)
      const request = sample === null ? {} : { requestTouched: false, senderTouched: false }
      set({
        ...fresh,
        ...request,
        cause: 'whole',
        replaced: before.files.length > 0 ? before : null,
        closed: null,
        unfolded: [],
        focus: null,
        fileProblems: [],
      })
    },
    restoreManifests: (manifests) => set({ ...manifests, cause: 'whole', replaced: null, closed: null }),
    addFiles: (files, problems) => {
      const before = get()
      if (files.length > 0 && (before.untouchedSample !== null || areBlank(before.files))) before.replaceManifests(files)
      else if (files.length > 0) set({ ...addOpened(manifestsOf(before), files), cause: 'whole', replaced: null })
      set({ fileProblems: problems })
    },
    newFile: () => {
      const { files } = get()
      const file = { id: newId(), name: nextFileName(files), text: '' }
      set({ files: [...files, file], activeFile: file.id, untouchedSample: null, replaced: null, cause: 'whole' })
    },
    closeFile: (id) => {
      const before = manifestsOf(get())
      const index = before.files.findIndex((file) => file.id === id)
      const file = before.files[index]
      if (!file || before.files.length < 2) return
      set({ ...withoutFile(before, id), cause: 'whole', replaced: null, closed: { file, index } })
    },
    reopenFile: () => {
      const { closed, files } = get()
      if (!closed) return
      set({ files: files.toSpliced(closed.index, 0, closed.file), activeFile: closed.file.id, cause: 'whole', closed: null })
    },
  }
}

/** What can be done to the tabs without changing a text. */
export function tabActions(set: SetState, get: GetState): Pick<Actions, 'activate' | 'jumpTo' | 'standOn' | 'dismissKept'> {
  return {
    activate: (id) => set({ activeFile: id }),
    jumpTo: (name, line) => {
      const file = get().files.find((each) => each.name === name)
      if (file) set({ activeFile: file.id, jump: { file: name, line, focus: true } })
    },
    dismissKept: () => set({ kept: null }),
    standOn: (cursor) => {
      const before = get().cursor
      if (before?.file !== cursor?.file || before?.line !== cursor?.line) set({ cursor })
    },
  }
}

type RequestActions = Pick<Actions, 'editRequest' | 'send' | 'choose' | 'release' | 'changeProxy' | 'leaveRequestProxy'>

/** What can be asked. */
export function requestActions(set: SetState, get: GetState): RequestActions {
  return {
    editRequest: (change) => {
      const { draft, senderTouched } = get()
      set({ draft: { ...draft, ...change }, senderTouched: senderTouched || change.from !== undefined })
    },
    send: (request, choices = {}) => {
      const draft = request ?? get().draft
      const text = { from: draft.from.trim() || 'external', to: draft.to.trim(), ...said(draft) }
      if (text.to === '') return
      set({
        draft: text,
        sent: text,
        choices,
        requestProxy: null,
        asked: get().asked + 1,
        requestTouched: true,
        kept: null,
        position: 0,
        playing: true,
      })
    },
    choose: (choice) => set({ kept: null, choices: { ...get().choices, ...choice }, asked: get().asked + 1 }),
    release: (key) => {
      const { [key]: _given, ...choices } = get().choices
      set({ kept: null, choices, asked: get().asked + 1 })
    },
    changeProxy: (proxy) => set({ kept: null, proxy, asked: get().asked + 1 }),
    leaveRequestProxy: () => set({ kept: null, requestProxy: null, asked: get().asked + 1 }),
  }
}

/** What is added to the address, without lines that say nothing. */
function said({ http }: RequestText): Pick<RequestText, 'http'> {
  if (http === undefined) return {}
  const { headers: lines, ...parts } = http
  const headers = lines.map((line) => line.trim()).filter(Boolean)
  const saysSomething = headers.length > 0 || Object.values(parts).some((part) => part !== null)
  return saysSomething ? { http: { ...parts, headers } } : {}
}

/** What can be done to the playhead. */
export function playerActions(set: SetState, get: GetState): Pick<Actions, 'moveTo' | 'stepTo' | 'askCell' | 'setPlaying'> {
  return {
    moveTo: (position) => {
      const { timeline } = get()
      set({ position: Math.max(0, Math.min(position, timeline ? endOf(timeline) : 0)), cell: null })
    },
    stepTo: (position) => {
      get().setPlaying(false)
      get().moveTo(position)
    },
    askCell: (cell) => {
      const { cell: before, timeline, files, stepTo } = get()
      stepTo(cell.step)
      if (before?.step === cell.step && before.column === cell.column) return
      set({ cell })
      const decided = timeline === null ? null : reasonIn(timeline, cell.step, cell.column)
      const at = decided?.because.find(({ line }) => line !== null)
      const tab = files.find(({ name }) => name === at?.file)
      if (at?.line != null && tab !== undefined) set({ activeFile: tab.id, jump: { file: tab.name, line: at.line, focus: false } })
    },
    setPlaying: (playing) => {
      const { timeline, position } = get()
      const atEnd = timeline !== null && position >= endOf(timeline)
      set(playing && atEnd ? { playing, position: 0 } : { playing })
    },
  }
}

/** So many places of a fold come at one press. */
const page = 50

/** What can be done to the map of a large cluster. */
export function mapActions(set: SetState, get: GetState): Pick<Actions, 'unfold' | 'foldAll' | 'lookAt'> {
  return {
    unfold: (id) => {
      const { unfolded } = get()
      const known = unfolded.find((each) => each.id === id)
      const others = unfolded.filter((each) => each !== known)
      const folds = known !== undefined && id.startsWith('namespace/')
      set({ unfolded: folds ? others : [...others, { id, show: (known?.show ?? 0) + page }] })
    },
    foldAll: () => set({ unfolded: [], focus: null }),
    lookAt: (place, namespace) => {
      const { unfolded } = get()
      const id = `namespace/${namespace}`
      const opens = namespace !== null && !unfolded.some((each) => each.id === id)
      set({ focus: place, scope: 'everything', unfolded: opens ? [...unfolded, { id, show: page }] : unfolded })
    },
  }
}

function manifestsOf({ files, activeFile, untouchedSample }: Manifests): Manifests {
  return { files, activeFile, untouchedSample }
}
