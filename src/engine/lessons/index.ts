/** How a lesson is played: pure questions to a step and a trace. The page imports from here; a trace costs nothing to ask again. */
export { answerOf, type ComputedAnswer, isRight, isRightChoice } from './answer'
export { type Cover, coverOf } from './cover'
export { areEndpoints } from './endpoints'
export { shortOfGoal } from './goal'
export { hopOfStep } from './hop'
export { addressesFor, podsWithPrefix } from './placeNames'
