import { useState } from 'react'
import type { DetectLocalMode } from '../../engine'
import { useMessages } from '../store/context'
import { CheckedText } from './CheckedText'
import { modeOf } from './changeWords'
import { checkDetector, checkNodePortAddresses, checkRanges, freshDetector } from './fieldValue'
import { detectors, type NodePortChoice, nodePortChoices, rangesText, readDetector, readNodePortAddresses } from './partValue'
import { type SettingName, valueText } from './proxyText'
import { controlId } from './SettingField'
import type { ProxySettings } from './useProxySettings'

interface ControlProps {
  readonly settings: ProxySettings
}

const modes = ['iptables', 'nftables'] as const

/** One of the two modes. */
export function ModeControl({ settings }: ControlProps) {
  const id = controlId('mode')
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={`${id}-about`} className="segments mt-2">
      {modes.map((mode) => (
        <label key={mode} className="segment">
          <input
            type="radio"
            name={id}
            id={modeOf(settings.parts) === mode ? id : undefined}
            checked={modeOf(settings.parts) === mode}
            disabled={settings.ofRequest.mode !== undefined}
            onChange={() => settings.change('mode', `mode=${mode}`)}
          />
          <span>{mode}</span>
        </label>
      ))}
    </div>
  )
}

/** The detector, and the text that it needs. */
export function DetectorControl({ settings }: ControlProps) {
  const words = useMessages().settings
  const id = controlId('detectLocal')
  const value = readDetector(settings.parts.detectLocal)
  const disabled = settings.ofRequest.detectLocal !== undefined
  const { choice } = value
  const take = (next: DetectLocalMode) => {
    const checked = checkDetector(freshDetector(next))
    if (checked.ok) settings.change('detectLocal', checked.part)
  }
  return (
    <>
      <select
        id={id}
        aria-describedby={`${id}-about`}
        value={choice}
        disabled={disabled}
        onChange={(event) => take(event.target.value as DetectLocalMode)}
        className="field-input mt-2"
      >
        {detectors.map((each) => (
          <option key={each} value={each}>
            {words.detectors[each]}
          </option>
        ))}
      </select>
      {(choice === 'ClusterCIDR' || choice === 'BridgeInterface' || choice === 'InterfaceNamePrefix') && (
        <CheckedText
          key={choice}
          label={words.detectorText[choice]}
          value={value.text}
          placeholder={choice === 'ClusterCIDR' ? words.allPods : ''}
          describedBy={`${id}-about`}
          disabled={disabled}
          check={(text) => checkDetector({ choice, text })}
          onPart={(part) => settings.change('detectLocal', part)}
        />
      )}
    </>
  )
}

/** Where NodePorts answer. Ranges count once there is one. */
export function NodePortControl({ settings }: ControlProps) {
  const words = useMessages().settings
  const id = controlId('nodePortAddresses')
  const value = readNodePortAddresses(settings.parts.nodePortAddresses)
  const disabled = settings.ofRequest.nodePortAddresses !== undefined
  const [wantsRanges, setWantsRanges] = useState(false)
  const choice = wantsRanges && !disabled ? 'ranges' : value.choice
  const choose = (next: NodePortChoice) => {
    setWantsRanges(next === 'ranges')
    const checked = checkNodePortAddresses({ choice: next, text: '' })
    if (checked.ok) settings.change('nodePortAddresses', checked.part)
  }
  return (
    <>
      <select
        id={id}
        aria-describedby={`${id}-about`}
        value={choice}
        disabled={disabled}
        onChange={(event) => choose(event.target.value as NodePortChoice)}
        className="field-input mt-2"
      >
        {nodePortChoices.map((each) => (
          <option key={each} value={each}>
            {each === 'default' ? words.nodePortChoices.default[modeOf(settings.parts)] : words.nodePortChoices[each]}
          </option>
        ))}
      </select>
      {choice === 'ranges' && (
        <CheckedText
          label={words.nodePortRanges}
          value={value.choice === 'ranges' ? value.text : ''}
          placeholder="192.168.0.0/16"
          describedBy={`${id}-about`}
          disabled={disabled}
          check={(text) => checkNodePortAddresses({ choice: 'ranges', text })}
          onPart={(part) => settings.change('nodePortAddresses', part)}
        />
      )}
    </>
  )
}

/** The ranges of cluster IPs. */
export function ServiceRangesControl({ settings }: ControlProps) {
  const words = useMessages().settings
  const id = controlId('serviceCIDRs')
  return (
    <CheckedText
      id={id}
      label={words.fields.serviceCIDRs.label}
      value={rangesText(settings.parts.serviceCIDRs)}
      describedBy={`${id}-about`}
      disabled={settings.ofRequest.serviceCIDRs !== undefined}
      check={(text) => checkRanges('serviceCIDRs', text)}
      onPart={(part) => settings.change('serviceCIDRs', part)}
    />
  )
}

/** A setting that is on or off; its field is its label. */
export function FlagControl({ settings, name }: ControlProps & { readonly name: SettingName }) {
  const id = controlId(name)
  return (
    <input
      type="checkbox"
      id={id}
      aria-describedby={`${id}-about`}
      checked={valueText(settings.parts[name]) === 'true'}
      disabled={settings.ofRequest[name] !== undefined}
      onChange={(event) => settings.change(name, `${name}=${event.target.checked}`)}
      className="size-4 flex-none accent-(--translation)"
    />
  )
}
