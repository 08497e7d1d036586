import { configKeys, keptKeys } from '../../kubeProxyConfig'
import { placeholder } from '../rules'
import { indentOf } from './edits'

const header = ['apiVersion', 'kind']

/** The settings of kube-proxy as they stand in a text: lines of which nothing is read become comments. Null where the key holds none. */
export function keptSettings(key: string, source: string): string | null {
  if (!configKeys.includes(key)) return null
  const isEscaped = !source.includes('\n') && source.includes('\\n')
  const breaks = isEscaped ? /(\\n)/ : /(\r\n|[\r\n])/
  const pieces = source.split(breaks)
  const base = indentOf(pieces.find((piece, i) => i % 2 === 0 && piece.trim() !== '') ?? '')
  let isKept = false
  return pieces
    .map((piece, i) => {
      if (i % 2 === 1 || piece.trim() === '') return piece
      const line = piece.slice(base.length)
      const name = /^([A-Za-z]+)\s*:/.exec(line)?.[1]
      if (name !== undefined) isKept = keptKeys.includes(name) || header.includes(name)
      else if (/^\S/.test(line) && !line.startsWith('-')) isKept = line === '---'
      return isKept ? piece : `${base}# ${placeholder}`
    })
    .join('')
}
