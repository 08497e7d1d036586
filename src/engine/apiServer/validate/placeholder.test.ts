import { expect, it } from 'vitest'
import { isPlaceholder } from './placeholder'

it.each([
  ['{{ .Release.Name }}-web', true],
  [`\${NAMESPACE}`, true],
  ['$(SERVICE)', true],
  ['$IP', true],
  ['<your-cidr>', true],
  ['CLUSTER_IP', true],
  ['web', false],
  ['INVALID', false],
  ['-123', false],
  ['a<b', false],
  ['example.com/{name}', false],
  ['10.96.0.7', false],
])('“%s” stands for another text: %s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected)
})
