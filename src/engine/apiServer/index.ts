export { admit, admitTo } from './admit'
export { type ServiceRanges, serviceRanges } from './allocate/serviceRanges'
export { validateService } from './validate'
