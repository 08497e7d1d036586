export { nearestNames } from './nearest'
export { arrivalPlace } from './places'
export { trace, verdictOf } from './trace'
