export { nearestNames } from './nearest'
export { arrivalPlace } from './places'
export { endingsOf, trace, verdictOf } from './trace'
