import { expect, it } from 'vitest'
import { areBlank, asManifests } from './manifests'

it.each<[string, readonly string[], boolean]>([
  ['nothing', [''], true],
  ['blanks of every kind', [' \n\t\r\n', '\u00a0\uFEFF'], true],
  ['one letter at the end', ['', `${'\n'.repeat(1000)}a`], false],
])('knows whether there is any text: %s', (_, texts, empty) => {
  const { files } = asManifests(texts.map((text, i) => ({ name: `${i}.yaml`, text })))
  expect([areBlank(files), areBlank(files)]).toEqual([empty, empty])
})
