import type { Messages } from '../../i18n/messages'
import { rangesText, readDetector, readNodePortAddresses } from './partValue'
import { type SettingName, type SettingParts, settingNames, valueText } from './proxyText'

/** `nftables, masquerade all`: changed settings as a person says them; empty where there are none. */
export function changeWords(parts: SettingParts, { settings }: Messages): string {
  const words = settingNames.flatMap((name) => {
    const part = parts[name]
    return part === undefined ? [] : [wordOf(name, part, settings.chip)]
  })
  return settings.chip.list(words)
}

function wordOf(name: SettingName, part: string, chip: Messages['settings']['chip']): string {
  const value = valueText(part)
  switch (name) {
    case 'mode':
    case 'masqueradeBit':
      return chip[name](value)
    case 'detectLocal':
      return chip.detectLocal(readDetector(part).choice)
    case 'nodePortAddresses':
      return chip.nodePortAddresses(readNodePortAddresses(part).choice)
    case 'serviceCIDRs':
      return chip.serviceCIDRs
    default:
      return chip[name](value === 'true')
  }
}

/** The whole value of one setting: `on`, `ClusterCIDR: 10.244.0.0/16`. */
export function valueWords(name: SettingName, parts: Readonly<Record<SettingName, string>>, { settings }: Messages): string {
  const part = parts[name]
  const value = valueText(part)
  switch (name) {
    case 'detectLocal': {
      const { choice, text } = readDetector(part)
      const shown = choice === 'ClusterCIDR' && text === '' ? settings.allPods : text
      return settings.withText(choice, shown)
    }
    case 'nodePortAddresses': {
      const { choice, text } = readNodePortAddresses(part)
      if (choice === 'default') return settings.nodePortDefault[modeOf(parts)]
      return settings.withText(settings.nodePortChoices[choice], text)
    }
    case 'serviceCIDRs':
      return rangesText(part)
    case 'mode':
    case 'masqueradeBit':
      return value
    default:
      return value === 'true' ? settings.on : settings.off
  }
}

/** The mode that counts: some defaults follow it. */
export function modeOf(parts: Readonly<Record<SettingName, string>>): 'iptables' | 'nftables' {
  return valueText(parts.mode) === 'nftables' ? 'nftables' : 'iptables'
}
