import type { HardeningProgram } from '../program.ts'
import { authorisation } from './authorisation.ts'
import { history } from './history.ts'
import { leakTwins } from './leak-twins.ts'
import { wire } from './wire.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = [
  authorisation,
  leakTwins,
  wire,
  history,
]
