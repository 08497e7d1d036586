import '../player/segments.css'
import './settings.css'
import { useState } from 'react'
import { explainRequestProblem, objectText } from '../../present/describe'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { verdictLook } from '../verdict/verdictLook'
import { changeWords, modeOf } from './changeWords'
import { DetectorControl, FlagControl, ModeControl, NodePortControl, ServiceRangesControl } from './controls'
import type { SettingName } from './proxyText'
import { controlId, SettingField } from './SettingField'
import { type ProxySettings, useProxySettings } from './useProxySettings'

/** The dialog "Settings": how kube-proxy runs, what the input says of it, and what becomes of the request. */
export function SettingsDialog() {
  const store = useAppStore()
  const messages = useMessages()
  const settings = useProxySettings()
  const words = messages.settings
  return (
    <Dialog
      title={words.label}
      about={words.about}
      closeLabel={messages.page.samples.close}
      place="side"
      onClose={() => store.getState().set({ dialog: null })}
    >
      {settings !== null && (
        <>
          <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
            <Sources settings={settings} />
            <Fields settings={settings} />
          </div>
          <Footer />
        </>
      )}
    </Dialog>
  )
}

/** Who says how kube-proxy runs: the input, a default, or the request that was sent. */
function Sources({ settings }: { readonly settings: ProxySettings }) {
  const store = useAppStore()
  const messages = useMessages()
  const { settings: words } = messages
  const { source, otherDataplane } = settings.input
  const brought = changeWords(settings.ofRequest, messages)
  return (
    <div className="grid gap-2 border-b border-line-soft px-5 py-3 text-sm">
      <p className="text-text-2">{source === null ? words.fromDefaults : words.fromObject(objectText(source))}</p>
      {otherDataplane !== null && (
        <p className="rounded-lg bg-warning-soft px-3 py-2">
          {words.otherDataplane(otherDataplane.name, objectText(otherDataplane.object))}
        </p>
      )}
      {brought !== '' && (
        <p className="rounded-lg bg-translation-soft px-3 py-2">
          {words.ofRequest(brought)}{' '}
          <button type="button" className="text-link" onClick={() => store.getState().leaveRequestProxy()}>
            {words.leaveOut}
          </button>
        </p>
      )}
    </div>
  )
}

function Fields({ settings }: { readonly settings: ProxySettings }) {
  const { settings: words } = useMessages()
  // What is typed and not right yet is forgotten when its setting is taken back.
  const [resets, setResets] = useState(0)
  const field = (name: SettingName) => ({
    name,
    settings,
    onReset: () => {
      settings.reset(name)
      setResets(resets + 1)
      requestAnimationFrame(() => document.getElementById(controlId(name))?.focus())
    },
  })
  const iptablesOnly = modeOf(settings.parts) === 'nftables' ? words.iptablesOnly : null
  return (
    <div key={resets}>
      <SettingField {...field('mode')} group>
        <ModeControl settings={settings} />
      </SettingField>
      <SettingField {...field('detectLocal')}>
        <DetectorControl settings={settings} />
      </SettingField>
      <SettingField {...field('masqueradeAll')} lead={<FlagControl settings={settings} name="masqueradeAll" />} />
      <SettingField {...field('nodePortAddresses')}>
        <NodePortControl settings={settings} />
      </SettingField>
      <SettingField
        {...field('localhostNodePorts')}
        lead={<FlagControl settings={settings} name="localhostNodePorts" />}
        note={iptablesOnly}
      />
      <SettingField {...field('serviceCIDRs')}>
        <ServiceRangesControl settings={settings} />
      </SettingField>
      <SettingField
        {...field('preferSameTrafficDistribution')}
        lead={<FlagControl settings={settings} name="preferSameTrafficDistribution" />}
      />
    </div>
  )
}

/** What becomes of the request, as it changes; and the way back. */
function Footer() {
  const store = useAppStore()
  const messages = useMessages()
  const proxy = useApp((state) => state.proxy)
  const trace = useApp((state) => state.trace)
  const problem = useApp((state) => state.requestProblem)
  const words = messages.settings
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-soft px-5 py-3">
      <p aria-live="polite" className="min-w-0 flex-1 basis-56 text-sm">
        {trace !== null && (
          <>
            <span className="text-text-2">{words.now}</span>{' '}
            <strong className={verdictLook[trace.verdict].colour}>{messages.words.verdicts[trace.verdict]}</strong>{' '}
            <span className="line-clamp-2 text-text-2">{messages.verdictSentence(trace)}</span>
          </>
        )}
        {problem !== null && <span className="text-trouble">{explainRequestProblem(problem, messages)}</span>}
      </p>
      <button
        type="button"
        className="quiet-button disabled:opacity-60"
        disabled={proxy === null}
        onClick={() => store.getState().changeProxy(null)}
      >
        {words.resetAll}
      </button>
    </div>
  )
}
