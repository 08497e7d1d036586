export { assemble } from './assemble'
export { isScenario, readScenario } from './readers/scenario'
export { controllerObjects } from './routers'
