import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { findingPages, findingSite } from './scripts/findingPages'
import { itemScanner } from './scripts/itemScanner'
import { samplesCatalogue } from './scripts/samplesCatalogue'
import { scanThread } from './scripts/scanThread'

/** What the built page may load: its own files and nothing else. `blob:` is for pictures that the page itself makes. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Writes the policy into the built pages. The development server needs inline scripts, so it goes without. */
function strictPolicy(): Plugin {
  return {
    name: 'hopscope:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }, injectTo: 'head-prepend' },
      ],
    },
  }
}

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * All that the page needs before it runs is one script: modules that something fetched later needs too would each be a file of their own,
 * which packs worse and is asked for one by one.
 */
function firstOf(entry: string) {
  const first = new Set<string>()
  return (id: string, modules: { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }) => {
    const follow = (each: string) => {
      if (first.has(each)) return
      first.add(each)
      for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) follow(imported)
    }
    if (first.size === 0) follow(entry)
    return first.has(id) ? 'page' : null
  }
}

export default defineConfig({
  base: './',
  plugins: [
    samplesCatalogue(),
    findingPages(),
    itemScanner(),
    scanThread(),
    react(),
    tailwindcss(),
    strictPolicy(),
    findingSite(contentSecurityPolicy),
  ],
  worker: { format: 'es', plugins: () => [itemScanner()] },
  build: {
    outDir: 'dist',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page('index.html'), embed: page('embed.html') },
      output: { codeSplitting: { groups: [{ name: firstOf(page('src/app/main.tsx')) }] } },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
    setupFiles: ['src/fuzz/seed.testing.ts'],
    // The engine is loaded once a worker, not once a file: that took half of the time.
    isolate: false,
    testTimeout: 60_000,
  },
})
