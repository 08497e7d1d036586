export { assemble } from './assemble'
export { readScenario } from './readers/hints'
