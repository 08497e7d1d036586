export { admit, admitTo } from './admit'
export { type ServiceRanges, serviceRanges } from './allocate/serviceRanges'
export { applyDefaults } from './default'
export { validateService } from './validate'
