export { type Loaded, load } from './load'
