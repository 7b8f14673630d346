import type { HardeningProgram } from '../program.ts'

/** Every program of `npm run hardening`, in the order of the report. */
export const programs: readonly HardeningProgram[] = []
