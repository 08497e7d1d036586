/** Links that hold a path whole: manifests, request, place. */
export { linkOf, type ReadLink, readLink } from './link'
export type { LinkState } from './state'
