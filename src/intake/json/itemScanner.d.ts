/** `assembly/scan.ts`, compiled when the project is built (`scripts/itemScanner.ts`), in base64. */
declare module 'virtual:item-scanner' {
  const compiled: string
  export default compiled
}
