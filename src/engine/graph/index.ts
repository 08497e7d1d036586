export { graphOf } from './graph'
export { firstView, shownGraphs } from './shownGraph'
