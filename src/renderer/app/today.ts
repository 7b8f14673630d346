import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'

/** Today on this machine's calendar, where no session tells the day yet. */
export const todayHere = (): PlainDate => plainDateOfInstant(Date.now())
