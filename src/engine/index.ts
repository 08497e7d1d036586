/** The engine's only door: faces import from here and from nowhere inside. */
export type { Answer, Asked, QuestionName, Questions } from './ask'
export type { EngineClient, FoundMost, HeldBytes, HeldFile, OpenedFile, ReadableFile, ReadProgress, RefusedFile } from './client'
export {
  FileReceiver,
  type JsonFault,
  type JsonReceiver,
  load,
  loadText,
  type RedactedText,
  type Removal,
  type Removed,
  type Reread,
  removals,
  type StreamPlace,
  unreadFields,
} from './load'
export * from './model'
export { parseProxySettings, parseRequest, parseSender, parseTarget } from './parseRequest'
export { createEngine, type Engine, type Measure } from './pipeline'
