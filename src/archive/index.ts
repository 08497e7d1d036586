export type { ByteSource } from './byteSource'
export { type Unpacked, unpack } from './unpack'
