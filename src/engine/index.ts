/** The engine's only door: faces import from here and from nowhere inside. */
export type { Answer, Asked, QuestionName, Questions } from './ask'
export type { EngineClient, FoundMost } from './client'
export { load, type RedactedText, type Removal, type Removed, removals } from './load'
export * from './model'
export { parseProxySettings, parseRequest, parseSender, parseTarget } from './parseRequest'
export { createEngine, type Engine, type Measure } from './pipeline'
