/** All that a thread needs that does nothing but scan: the door beside `index.ts`, which brings the engine along. */
export { type ScanTask, ScanThread } from './json/remoteScan'
export { slicesOf } from './slices'
