export type { ByteSource } from './byteSource'
export { mayBeInput } from './entryName'
export { faultOf } from './limits'
export { type Unpacked, unpack } from './unpack'
