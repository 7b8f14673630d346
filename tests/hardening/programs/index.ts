import type { HardeningProgram } from '../program.ts'
import { powerCut } from './power-cut.ts'
import { synchronousNormal } from './synchronous-normal.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = [powerCut, synchronousNormal]
