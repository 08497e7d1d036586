export { type Fact, factOf } from './factOf'
