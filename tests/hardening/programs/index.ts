import type { HardeningProgram } from '../program.ts'
import { authorisation } from './authorisation.ts'
import { canaries } from './canaries.ts'
import { certificates } from './certificates.ts'
import { clock } from './clock.ts'
import { electron } from './electron.ts'
import { guesses } from './guesses.ts'
import { history } from './history.ts'
import { keysInMemory } from './keys-in-memory.ts'
import { leakTwins } from './leak-twins.ts'
import { loopback } from './loopback.ts'
import { parsers } from './parsers.ts'
import { searchText } from './search-text.ts'
import { wire } from './wire.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = [
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
