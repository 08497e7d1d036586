import type { Messages } from '../messages'
import { assumptions } from './assumptions'
import { faults } from './faults'
import { findings } from './findings'
import { linux } from './linux'
import { map } from './map'
import { page } from './page'
import { nearMiss } from './policies'
import { problems, requests } from './problems'
import { stops, symptoms, symptomWords } from './reasons'
import { repair } from './repair'
import { report } from './report'
import { rules } from './rules'
import { settings } from './settings'
import { steps } from './steps'
import { missing, verdictSentence } from './verdict'
import { words } from './words'

/** All that is said in English. */
export const en: Messages = {
  page,
  map,
  linux,
  settings,
  rules,
  steps,
  stops,
  symptoms,
  symptomWords,
  findings,
  faults,
  problems,
  repair,
  assumptions,
  requests,
  missing,
  nearMiss,
  verdictSentence,
  words,
  report,
}
