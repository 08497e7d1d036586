import type { ResourceRef } from '../../engine/model'
import { phrasesFor } from '../phrases'

export const { list, either, shortList, megabytes, number, percent, socket, quoted, ago } = phrasesFor('zh-CN')

/** 可能很长的列表。 */
export function some(items: readonly (string | number)[]): string {
  return shortList(items, (rest) => `其他 ${rest} 个`)
}

/** `Deployment default/web` */
export function named(ref: ResourceRef): string {
  return `${ref.kind} ${ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`}`
}

/** `；其端点位于 node2`，没有则为空。 */
export function endpointsElsewhere(nodes: readonly string[]): string {
  return nodes.length === 0 ? '' : `；其端点位于 ${some(nodes)}`
}

/** Before a sentence that says that something is not there, which may exist outside of the input. */
export const here = (elsewhere: boolean): string => (elsewhere ? '本输入中' : '')
