import type { UnsureReason } from '../../model'
import type { ObjectFields, Shape } from './shape'

/** One line of the rebuilt text, linked to the line before. */
export interface Written {
  readonly before: Written | null
  readonly indent: number
  readonly text: string
  /** A comment that goes behind the line before. */
  readonly trails: boolean
  readonly unsure: UnsureReason | null
  readonly length: number
}

/** An open map or list. `taken` are the keys that it has, in order. */
export interface Frame {
  readonly below: Frame | null
  readonly shape: Extract<Shape, { is: 'object' | 'list' | 'free' }>
  readonly indent: number
  readonly taken: string
  /** An item whose dash is not written yet. */
  readonly dashed: boolean
  /** All open frames in one word: two states with one signature go on alike. */
  readonly signature: string
}

/** A reading of the text up to `at`. */
export interface State {
  readonly at: number
  readonly top: Frame
  readonly doubt: number
  readonly written: Written | null
  /** Lines that another reading, almost as good, has otherwise. */
  readonly near: Near | null
}

export interface Near {
  readonly line: Written
  readonly before: Near | null
}

let counter = 0
const identities = new WeakMap<object, number>()

function identityOf(shape: Frame['shape']): number {
  const key = shape.is === 'object' ? shape.fields : shape
  const known = identities.get(key)
  if (known !== undefined) return known
  counter += 1
  identities.set(key, counter)
  return counter
}

export function openFrame(below: Frame | null, shape: Frame['shape'], indent: number, dashed = false): Frame {
  return { below, shape, indent, taken: '', dashed, signature: `${below?.signature ?? ''}/${identityOf(shape)}${dashed ? '-' : ''}` }
}

export function takeKey(frame: Frame, key: string): Frame {
  const taken = frame.shape.is === 'list' ? '1' : [...namesOf(frame), key].sort().join(' ')
  const signature = `${frame.below?.signature ?? ''}/${identityOf(frame.shape)}:${taken}`
  return { ...frame, taken, dashed: false, signature }
}

export function has(frame: Frame, key: string): boolean {
  return ` ${frame.taken} `.includes(` ${key} `)
}

function namesOf(frame: Frame): string[] {
  return frame.taken === '' ? [] : frame.taken.split(' ')
}

/** What it costs to close a frame: it is missing what it must have. */
export function closingDoubt(frame: Frame): number {
  if (frame.taken === '') return frame.shape.is === 'object' && !frame.dashed ? 3 : 6
  return frame.shape.is === 'object' ? missing(frame.shape.fields, frame) : 0
}

function missing(fields: ObjectFields, frame: Frame): number {
  let doubt = 0
  for (const [name, field] of fields) if (field.use === 'required' && !has(frame, name)) doubt += 5
  return doubt
}

export function write(state: State, indent: number, text: string, unsure: UnsureReason | null = null, trails = false): Written {
  return { before: state.written, indent, text, trails, unsure, length: (state.written?.length ?? 0) + 1 }
}
