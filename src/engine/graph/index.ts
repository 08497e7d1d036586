export { graphOf } from './graph'
