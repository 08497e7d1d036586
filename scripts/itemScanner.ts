import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const id = 'virtual:item-scanner'
const source = (name: string) => fileURLToPath(new URL(`../src/intake/json/assembly/${name}`, import.meta.url))
const sources = ['scan.ts', 'parts.ts']

/** Compiles the scanner of large JSON files to WebAssembly, and lets a module import it as base64. */
export function itemScanner(): Plugin {
  let compiled: Promise<string> | null = null
  return {
    name: 'item-scanner',
    resolveId: (name) => (name === id ? `\0${id}` : null),
    async load(name) {
      if (name !== `\0${id}`) return null
      for (const each of sources) this.addWatchFile(source(each))
      compiled ??= compile()
      return { code: `export default ${JSON.stringify(await compiled)}`, map: null, moduleType: 'js' }
    },
  }
}

async function compile(): Promise<string> {
  let binary: Uint8Array | null = null
  const { error, stderr } = await asc.main(
    ['scan.ts', '--outFile', 'scan.wasm', '-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd'],
    {
      readFile: (name) => (sources.includes(name) ? readFileSync(source(name), 'utf8') : null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm') && typeof contents !== 'string') binary = contents
      },
      listFiles: () => [],
    },
  )
  if (error !== null || binary === null) throw new Error(`the item scanner cannot be compiled: ${error?.message}\n${stderr}`)
  return Buffer.from(binary).toString('base64')
}
