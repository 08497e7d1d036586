import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { itemScanner } from './itemScanner'

const id = 'virtual:scan-thread'
const entry = fileURLToPath(new URL('../src/cli/scanThreadEntry.ts', import.meta.url))

/** Bundles what the command line's scanning thread runs, and lets a module import it as text: the command line stays one file, and the thread starts at once. */
export function scanThread(): Plugin {
  let bundled: Promise<string> | null = null
  return {
    name: 'scan-thread',
    resolveId: (name) => (name === id ? `\0${id}` : null),
    async load(name) {
      if (name !== `\0${id}`) return null
      bundled ??= bundle()
      return { code: `export default ${JSON.stringify(await bundled)}`, map: null, moduleType: 'js' }
    },
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [itemScanner()],
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: entry, write: false, target: 'node20', minify: true, rollupOptions: { output: { format: 'es', codeSplitting: false } } },
  })
  if (!('output' in built)) throw new Error('the scanning thread is not one bundle')
  return built.output[0].code
}
