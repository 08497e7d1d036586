import { check } from './check'
import type { Command } from './command'
import { compare } from './compare'
import { conformance } from './conformance'
import { dump } from './dump'
import { explain } from './explain'
import { repair } from './repair'
import { serve } from './serve'
import { targets } from './targets'
import { test } from './test'
import { trace } from './trace'

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [trace, check, compare, explain, targets, conformance, test, serve, dump, repair]
