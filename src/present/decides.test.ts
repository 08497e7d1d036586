import { expect, it } from 'vitest'
import { decidedBy } from './decides'
import type { TimelineStep } from './timeline'

const text = `kind: Service
spec:
  selector:
    app: web
    tier: front
  ports:
  - name: http
    targetPort: 8080
    port: 80
  type: NodePort`

const step = (index: number, ...reasons: readonly (readonly [string, number | null])[]) =>
  ({
    index,
    hop: { because: reasons.map(([path, line]) => ({ file: 'a.yaml', path, line })) },
  }) as unknown as TimelineStep

const steps = [
  step(0, ['spec.ports[0].port', 9]),
  step(1, ['spec.selector', 3], ['spec.ports[0].targetPort', 8]),
  step(2, ['spec.ports', 6], ['spec.type', null]),
]

it.each([
  ['the line of a field', 8, 'targetPort', [1]],
  ['a line inside the block of a field', 4, 'selector', [1]],
  ['the last line of the block', 5, 'selector', [1]],
  ['an item that stands under the first letter of its list', 7, 'ports', [2]],
  ['the innermost field', 9, 'port', [0]],
] as const)('%s', (_name, line, field, decided) => {
  const found = decidedBy(steps, 'a.yaml', line, text)
  expect(found?.field).toBe(field)
  expect(found?.steps.map(({ index }) => index)).toEqual(decided)
})

it.each([
  ['a line behind the block', 'a.yaml', 10],
  ['a line above every field', 'a.yaml', 1],
  ['another file', 'b.yaml', 8],
  ['a line that is not there', 'a.yaml', 99],
])('%s decides nothing', (_name, file, line) => expect(decidedBy(steps, file, line, text)).toBeNull())
