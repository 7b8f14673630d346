import type { HardeningProgram } from '../program.ts'

import { authorisation } from './authorisation.ts'
import { bitFlips } from './bit-flips.ts'
import { canaries } from './canaries.ts'
import { certificates } from './certificates.ts'
import { clock } from './clock.ts'
import { electron } from './electron.ts'
import { failingWrites } from './failing-writes.ts'
import { guesses } from './guesses.ts'
import { history } from './history.ts'
import { keysInMemory } from './keys-in-memory.ts'
import { kills } from './kills.ts'
import { leakTwins } from './leak-twins.ts'
import { loopback } from './loopback.ts'
import { parsers } from './parsers.ts'
import { powerCut } from './power-cut.ts'
import { races } from './races.ts'
import { searchText } from './search-text.ts'
import { smallFiles } from './small-files.ts'
import { synchronousNormal } from './synchronous-normal.ts'
import { wire } from './wire.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = [
  kills,
  powerCut,
  synchronousNormal,
  failingWrites,
  bitFlips,
  smallFiles,
  races,
  authorisation,
  leakTwins,
  guesses,
  clock,
  wire,
  canaries,
  keysInMemory,
  parsers,
  searchText,
  history,
  certificates,
  loopback,
  electron,
]
