import {
  type AnswerField,
  type Hop,
  type LessonStep,
  type Localized,
  type Packet,
  parseAddress,
  type Scalar,
  type Socket,
  socketText,
  type Trace,
} from '../model'
import { hopOfStep } from './hop'

/** The right answer to a question, and every other form of it that is right, too: an address and the name of who has it. */
export interface ComputedAnswer {
  readonly answer: Localized | Scalar
  readonly alsoRight: readonly string[]
}

type QuestionStep = Extract<LessonStep, { kind: 'question' }>

/** The right answer on this trace; null where the trace does not tell it: it does not come to that hop, or the hop has no such fact. */
export function answerOf(step: QuestionStep, trace: Trace): ComputedAnswer | null {
  const { answer } = step.question
  if (answer.kind === 'value') return { answer: answer.value, alsoRight: [] }
  const at = hopOfStep(step, trace)
  if (at === null) return null
  const hop = at === 'way' ? null : (trace.hops[at] ?? null)
  const [first, ...alsoRight] = factOf(answer.field, hop, hop?.[answer.view] ?? null, trace)
  return first === undefined ? null : { answer: first, alsoRight: alsoRight.map(String) }
}

/**
 * Whether what somebody gave is right. The form does not matter: space around, capitals, full-width letters as Chinese keyboards give them, a
 * number or its text, another way to write an address, or the answer in the other language.
 */
export function isRight({ answer, alsoRight }: ComputedAnswer, given: string): boolean {
  const plain = plainForm(given)
  return plain !== '' && [...formsOf(answer), ...alsoRight].some((right) => plainForm(right) === plain)
}

/** Whether a choice is the right one. */
export function isRightChoice(answer: ComputedAnswer, choice: Localized | Scalar): boolean {
  return formsOf(choice).some((form) => isRight(answer, form))
}

/** A fact, the form to show first. Empty: there is none. */
function factOf(field: AnswerField, hop: Hop | null, packet: Packet | null, trace: Trace): readonly (string | number)[] {
  switch (field) {
    case 'verdict':
      return [trace.verdict]
    case 'reason':
      return some(trace.reason)
    case 'status':
      return some(trace.status)
    case 'service':
      return some(trace.service)
    case 'node':
      return some(hop === null ? trace.via.node : hop.node)
    case 'endpoint':
      return endpointOf(trace)
    case 'source.address':
      return addressOf(packet?.source)
    case 'source.port':
      return packet === null ? [] : [packet.source.port ?? 'any']
    case 'destination.address':
      return addressOf(packet?.destination)
    case 'destination.port':
      return packet === null ? [] : [packet.destination.port ?? 'any']
  }
}

function some<T extends string | number>(value: T | null): readonly T[] {
  return value === null ? [] : [value]
}

function addressOf(socket: Socket | undefined): readonly string[] {
  return [socket?.address, socket?.name].filter((form) => form !== null && form !== undefined)
}

/** Where the hops end, by address and by the name of who has it. */
function endpointOf(trace: Trace): readonly string[] {
  const endpoint = trace.alternatives.find(({ shown }) => shown)?.endpoint
  if (endpoint === null || endpoint === undefined) return []
  const last = trace.hops.at(-1)?.concept?.destination
  return last?.name === undefined || last.port === null ? [endpoint] : [endpoint, `${last.name}:${last.port}`]
}

function formsOf(answer: Localized | Scalar): readonly string[] {
  return typeof answer === 'object' ? [answer.en, answer.zh] : [String(answer)]
}

function plainForm(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const socket = /^\[?([^\]]*?)\]?:(\d+)$/.exec(plain)
  const address = parseAddress(plain) ?? parseAddress(socket?.[1])
  if (address === null) return /^0\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain
  return parseAddress(plain) === null ? socketText(address, Number(socket?.[2])) : address
}
