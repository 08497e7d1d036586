import type { Messages } from '../messages'
import { age } from './age'
import { assumptions } from './assumptions'
import { checks } from './checks'
import { commands } from './commands'
import { compare } from './compare'
import { exports } from './exports'
import { faults } from './faults'
import { findings } from './findings'
import { fixes } from './fixes'
import { grounds } from './grounds'
import { linux } from './linux'
import { map } from './map'
import { page } from './page'
import { pages } from './pages'
import { nearMiss } from './policies'
import { problems, requests } from './problems'
import { stops, symptoms, symptomWords } from './reasons'
import { repair } from './repair'
import { report } from './report'
import { rules } from './rules'
import { variations } from './scenarios'
import { settings } from './settings'
import { share } from './share'
import { steps } from './steps'
import { missing, verdictSentence } from './verdict'
import { ways } from './ways'
import { words } from './words'

/** All that is said in Chinese. */
export const zh: Messages = {
  page,
  map,
  exports,
  fixes,
  linux,
  settings,
  share,
  rules,
  steps,
  stops,
  symptoms,
  symptomWords,
  findings,
  faults,
  problems,
  repair,
  variations,
  age,
  assumptions,
  requests,
  missing,
  nearMiss,
  verdictSentence,
  ways,
  grounds,
  checks,
  commands,
  compare,
  words,
  report,
  pages,
}
