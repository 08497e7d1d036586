import type { EngineClient } from '../../engine'
import type { LinkState } from '../../link'
import { stepAt } from '../../present/timeline'
import { proxyOfRequest } from '../settings/proxyText'
import { asManifests, isText } from './manifests'
import type { Actions, AppState } from './state'

type SetState = (change: Partial<AppState>) => void

/** What can be done with links. */
export function linkActions(client: EngineClient, set: SetState, get: () => AppState): Pick<Actions, 'openState' | 'shareable'> {
  return {
    openState: ({ files, from, to, http, choices, proxy, view, hop }) => {
      const { files: before, activeFile, untouchedSample, asked } = get()
      const request = { from, to, ...(http === null ? {} : { http }) }
      set({
        ...asManifests(files, null, activeFile),
        cause: 'whole',
        replaced: before.length > 0 ? { files: before, activeFile, untouchedSample } : null,
        closed: null,
        unfolded: [],
        focus: null,
        fileProblems: [],
        kept: null,
        draft: request,
        sent: to === '' ? null : request,
        requestTouched: to !== '',
        senderTouched: true,
        choices,
        proxy,
        requestProxy: null,
        asked: asked + 1,
        view,
        position: 0,
        playing: false,
        awaitedHop: hop,
      })
    },
    shareable: async () => {
      const { sent, choices, proxy, requestProxy, files } = get()
      const request = sent && { ...sent, choices, at: null, proxy: proxyOfRequest(proxy, requestProxy) }
      const excerpt = request === null ? null : await client.excerpt(request)
      if (!files.every(isText)) return { excerpt, files: null }
      // What is typed is kept as it is typed: only here it leaves the editor.
      const texts = await Promise.all(files.map(({ text }) => client.redactText(text)))
      return { excerpt, files: files.map(({ name }, index) => ({ name, text: texts[index]?.text ?? '' })) }
    },
  }
}

/** What a link holds of the page as it is; the files are those that go into it. */
export function stateToShare(state: AppState, files: LinkState['files']): LinkState {
  const { sent, choices, proxy, requestProxy, view, timeline, position } = state
  const step = timeline === null ? 0 : stepAt(timeline, position)
  return {
    files,
    from: sent?.from ?? 'external',
    to: sent?.to ?? '',
    http: sent?.http ?? null,
    choices,
    proxy: proxyOfRequest(proxy, requestProxy),
    view,
    hop: step === 0 ? null : (timeline?.steps[step]?.hop.id ?? null),
  }
}
