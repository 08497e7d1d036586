/** The stages that the scale benchmark measures one by one, past the reading of text. */
export { admit } from '../src/engine/apiServer'
export { assemble } from '../src/engine/assemble'
export { defaultSettings, parseAddress, refKey } from '../src/engine/model'
export { parseRequest } from '../src/engine/parseRequest'
export { trace } from '../src/engine/trace'
