/** From the path of a dump to the whole graph of it as cards and lines, none folded: what the layout benchmark lays out. */

import { createEngine } from '../src/engine'
import { messagesFor } from '../src/i18n/messagesFor'
import { cardModels } from '../src/present/map/cards'
import { cardsOfPart } from '../src/present/map/fold'
import { textFiles } from './readEntry'

export { layoutMap } from '../src/present/map/layout'

/** Every place of the cluster as a card, and every tie as a line. */
export async function wholeMap(path: string) {
  const engine = createEngine()
  engine.read(await textFiles(path))
  const folded = cardsOfPart({ ...engine.wholeGraph(), folds: [] }, new Set())
  return { cards: cardModels(folded, null, new Map(), messagesFor('en')), edges: folded.edges }
}
