export { assemble } from './assemble'
export { readScenario } from './readers/hints'
export { controllerObjects } from './routers'
