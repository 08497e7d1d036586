import { allLines, type Entry } from './describeTree'
import { labelPairs, type Observation } from './observation'

/** Pairs that stand one on a line, or several on one with commas between. */
export function pairsOf(entry: Entry): Readonly<Record<string, string>> | null {
  return labelPairs({
    text: allLines(entry)
      .map(({ text }) => text)
      .join(','),
    offset: 0,
  })
}

/** Sets the labels of an object, or of a template in it. */
export function setLabels(object: Observation, labels: Entry, ...under: readonly string[]): void {
  object.set([...under, 'metadata', 'labels'], pairsOf(labels), labels.value)
}
