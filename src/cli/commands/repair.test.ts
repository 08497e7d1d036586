import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { testIo } from '../io.testing'
import { run } from '../run'

const pasted = 'e2e/corpus/pasted/deployment-and-nodeport.txt'

it('prints the repaired text, and nothing beside it', async () => {
  const { io, printed } = testIo()
  expect(await run(['repair', 'e2e/corpus/pasted/service-one-line.txt'], io)).toBe(0)
  expect(printed.out).toMatch(/^apiVersion: v1\nkind: Service\nmetadata:\n {2}name: nginx-svc\n/)
})

it('names on standard error the lines that may be wrong', async () => {
  const { io, printed } = testIo()
  expect(await run(['repair', 'e2e/corpus/pasted/es-service-and-endpoints.txt'], io)).toBe(0)
  expect(printed.err).toContain('metadata:\n  a key or a colon was added')
})

it('prints what reads as it is', async () => {
  const text = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n'
  const { io, printed } = testIo({ stdin: new TextEncoder().encode(text) })
  expect(await run(['repair', '-'], io)).toBe(0)
  expect(load(printed.out)).toEqual(load(text))
  expect(printed.err).toContain('- reads as it is')
})

it.each([[['check', pasted]], [['trace', pasted, '--from', 'external', '--to', 'svc:default/nginx:80']]])(
  'is offered by %j where the file cannot be read',
  async (words) => {
    const { io, printed } = testIo()
    await run(words, io)
    expect(printed.err).toContain(`\`hopscope repair ${pasted}\``)
  },
)

it('is not offered for a file that reads', async () => {
  const { io, printed } = testIo()
  await run(['check', 'src/samples/nodeport-nginx.yaml'], io)
  expect(printed.err).not.toContain('hopscope repair')
})
