import type { Messages } from '../messages'
import { ago } from './grammar'

/** How long ago the input was taken from its cluster. */
export const age: Messages['age'] = {
  ago,
  recorded: { sentence: (since, date) => `The dump was taken ${since}: ${date}`, short: (since) => `taken ${since}` },
  'not-before': {
    sentence: (since, date) => `The input was taken from its cluster ${since} or later: the latest time in it is ${date}`,
    short: (since) => `taken ${since} or later`,
  },
}
