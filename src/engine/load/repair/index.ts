export { readsWell } from './reads'
export { LONGEST, repair } from './repair'
