import type { TypedHttp } from '../../engine'

/** The methods that people choose from. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** The address alone says what is asked. */
export const nothingAdded: TypedHttp = { scheme: null, method: null, host: null, path: null, headers: [], serverName: null }

/** How many parts a person added: each header line counts. */
export function countAdded({ headers, ...parts }: TypedHttp): number {
  return Object.values(parts).filter((part) => part !== null).length + headers.filter((line) => line.trim() !== '').length
}
