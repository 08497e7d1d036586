import { describe, expect, test } from 'vitest'
import { corpusFolder, corpusRows, countedOtherwise, refused, refusedByServer } from '../../e2e/corpusRows'
import { testIo } from './io.testing'
import { run } from './run'

interface Printed {
  readonly objects: Readonly<Record<string, number>>
  readonly problems: readonly { readonly line: number }[]
  readonly targets: readonly { readonly to: string; readonly verdict: string }[]
}

async function targetsOf(file: string): Promise<Printed> {
  const { io, printed } = testIo()
  await run(['targets', `${corpusFolder}/${file}`, '-o', 'json'], io)
  return JSON.parse(printed.out)
}

describe('hopscope targets on real manifests', () => {
  test.each(corpusRows('manifests'))('$file: counts its objects by kind as its row says', async ({ file, kinds, furtherKinds }) => {
    const { objects, problems } = await targetsOf(file)
    expect(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, objects[kind] ?? 0]))).toEqual(kinds)
    expect(Object.keys(objects).length - Object.keys(kinds).length).toBe(countedOtherwise[file]?.furtherKinds ?? furtherKinds)
    const wrong = [...(refused[file] ?? []).map(({ line }) => line), ...(refusedByServer[file]?.lines ?? [])]
    expect(problems.map(({ line }) => line).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(wrong)
  })

  // From the internet, with nothing but the file: what people would try first.
  test.each([
    ['manifests/online-boutique.yaml', 'lb:default/frontend-external:80', 8080],
    ['manifests/k8s-examples-guestbook.yaml', 'NODEPORT default/frontend', 80],
    ['manifests/sock-shop.yaml', '192.168.1.100:30001', 8079],
  ])('%s: the internet reaches %s', async (file, wanted, port) => {
    const to = wanted.startsWith('NODEPORT') ? await nodePortOf(file, 'frontend') : wanted
    const { io, printed } = testIo()
    expect(
      await run(['trace', `${corpusFolder}/${file}`, '--from', 'external', '--to', to, '-o', 'json', '--expect', 'delivered'], io),
    ).toBe(0)
    const { verdict, endpoints } = JSON.parse(printed.out)
    expect(verdict).toBe('delivered')
    expect(endpoints.length).toBeGreaterThan(0)
    for (const endpoint of endpoints) expect(endpoint).toMatch(new RegExp(`:${port}$`))
  })
})

/** The node port that the targets list for a Service. */
async function nodePortOf(file: string, service: string): Promise<string> {
  const { io, printed } = testIo()
  await run(['targets', `${corpusFolder}/${file}`, '-o', 'json'], io)
  const targets: { to: string; kind: string; describes: string }[] = JSON.parse(printed.out).targets
  return targets.find(({ kind, describes }) => kind === 'nodePort' && describes.includes(`default/${service},`))?.to ?? ''
}
