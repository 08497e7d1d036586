import { expect, it } from 'vitest'
import { createEngine } from './pipeline'

const service = (port: string, name = 'web') =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  type: NodePort\n  ports:\n    - ${port}\n`

function problemsIn(text: string) {
  return createEngine()
    .read([{ name: 'a.yaml', text }])
    .problems.map(({ code, line, path }) => ({ code, line, path }))
}

it.each([
  ['a port out of range stands at its line', service('port: 70000'), { line: 8, path: 'spec.ports[0].port' }],
  ['a field that is missing stands at the part that misses it', service('name: http'), { line: 8, path: 'spec.ports[0].port' }],
  ['a name that no Service may have stands at its line', service('port: 80', 'Web_1'), { line: 4, path: 'metadata.name' }],
])('%s', (_name, text, place) => {
  expect(problemsIn(text)).toContainEqual({ code: 'refused', ...place })
})

it.each([
  ['an accepted Service', service('port: 80')],
  ['what depends on how the API server is set', service('{ port: 80, nodePort: 20000 }')],
])('says nothing of %s', (_name, text) => {
  expect(problemsIn(text)).toEqual([])
})
