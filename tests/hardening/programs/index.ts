import type { HardeningProgram } from '../program.ts'
import { bitFlips } from './bit-flips.ts'
import { failingWrites } from './failing-writes.ts'
import { kills } from './kills.ts'
import { powerCut } from './power-cut.ts'
import { races } from './races.ts'
import { smallFiles } from './small-files.ts'
import { synchronousNormal } from './synchronous-normal.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = [
  kills,
  powerCut,
  synchronousNormal,
  failingWrites,
  bitFlips,
  smallFiles,
  races,
]
