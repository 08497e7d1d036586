import { expect, it } from 'vitest'
import { createEngine } from '../pipeline'

const text = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - port: 80
`
const service = (name: string) => ({ group: '', kind: 'Service', namespace: 'default', name })

it.each([
  ['a field that is written has its line', service('web'), 'spec.ports[0].port', { file: 'a.yaml', line: 7 }],
  ['a default has none', service('web'), 'spec.externalTrafficPolicy', null],
  ['an object that nobody wrote has none', service('other'), 'spec.selector', null],
])('%s', (_name, object, path, place) => {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  expect(engine.ask('fieldLines', { fields: [{ object, path }] })).toEqual([place])
})
