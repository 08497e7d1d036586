/** What the scanning thread runs, as one module's text: `scripts/scanThread.ts` bundles it. */
declare module 'virtual:scan-thread' {
  const source: string
  export default source
}
