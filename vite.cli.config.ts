import { chmodSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { findingPages } from './scripts/findingPages'
import { itemScanner } from './scripts/itemScanner'
import { samplesCatalogue } from './scripts/samplesCatalogue'
import { scanThread } from './scripts/scanThread'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

/** `npx hopscope` starts the file itself: it must be executable. */
function executable(): Plugin {
  return {
    name: 'executable',
    writeBundle(options, bundle) {
      for (const file of Object.keys(bundle)) chmodSync(join(options.dir ?? 'dist', file), 0o755)
    },
  }
}

/** The command line as one file, with everything in it but Node's own modules. */
export default defineConfig({
  plugins: [findingPages(), itemScanner(), samplesCatalogue(), scanThread(), executable()],
  publicDir: false,
  define: { __HOPSCOPE_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: {
      external: [...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'cli.mjs', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
})
