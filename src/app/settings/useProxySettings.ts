import { useMemo } from 'react'
import { useApp, useAppStore } from '../store/context'
import { type InputSettings, inputParts, withoutRepeats } from './inputSettings'
import { partsOf, type SettingName, type SettingParts, textOfParts } from './proxyText'

export interface ProxySettings {
  readonly input: InputSettings
  /** What counts now, for each setting. */
  readonly parts: Readonly<Record<SettingName, string>>
  /** What the person changed. */
  readonly own: SettingParts
  /** What the request brought along; it holds over the person's changes. */
  readonly ofRequest: SettingParts
  /** A value that the input has anyway is no change. */
  readonly change: (name: SettingName, part: string) => void
  readonly reset: (name: SettingName) => void
}

/** How kube-proxy runs, and how to change it; null until the input was read. */
export function useProxySettings(): ProxySettings | null {
  const store = useAppStore()
  const input = useApp((state) => state.inputSettings)
  const proxy = useApp((state) => state.proxy)
  const requestProxy = useApp((state) => state.requestProxy)
  return useMemo(() => {
    if (input === null) return null
    const said = inputParts(input)
    const own = partsOf(proxy)
    const ofRequest = partsOf(requestProxy)
    const change = (name: SettingName, part: string) =>
      store.getState().changeProxy(textOfParts(withoutRepeats({ ...own, [name]: part }, input)))
    return {
      input,
      parts: { ...said, ...own, ...ofRequest },
      own: withoutRepeats(own, input),
      ofRequest,
      change,
      reset: (name) => change(name, said[name]),
    }
  }, [input, proxy, requestProxy, store])
}
