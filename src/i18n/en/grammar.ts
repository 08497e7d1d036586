import type { ResourceRef } from '../../engine/model'
import { phrasesFor } from '../phrases'

export const { list, either, shortList, megabytes, number, percent, plural, socket, quoted, ago } = phrasesFor('en')

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `two translations`: small amounts as words. */
export function count(amount: number, one: string, other: string): string {
  return `${smallNumbers[amount] ?? number(amount)} ${plural(amount, one, other)}`
}

/** A list that may be long. */
export function some(items: readonly (string | number)[]): string {
  return shortList(items, (rest) => `${rest} more`)
}

/** `Deployment default/web` */
export function named(ref: ResourceRef): string {
  return `${ref.kind} ${ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`}`
}

/** `; endpoints are on node2`, or nothing. */
export function endpointsElsewhere(nodes: readonly string[]): string {
  return nodes.length === 0 ? '' : `; it has endpoints on ${some(nodes)}`
}

/** Where what is not there may exist outside of the input. */
export const here = (elsewhere: boolean): string => (elsewhere ? ' in this input' : '')
