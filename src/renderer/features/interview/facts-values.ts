import { z } from 'zod'
import { type InterviewFacts, interviewKind } from '#shared/features/interview/interview.schema.ts'
import { plainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { instantOf, readTime, timeText } from '#renderer/features/case/time-field.tsx'

/** What the fields of the occasion hold; empty text stands for nothing. Also how a draft keeps them. */
export const factsValues = z.object({
  kind: interviewKind,
  startedOn: plainDate.nullable(),
  startedTime: z.string(),
  place: z.string(),
  basis: z.string(),
  officerId: z.string().nullable(),
  secondOfficer: z.string(),
  interpreter: z.string(),
  spokenLanguage: z.string(),
  guardian: z.string(),
  guardianRelation: z.string(),
})
export type FactsValues = z.infer<typeof factsValues>

export const valuesOfFacts = (facts: InterviewFacts): FactsValues => ({
  kind: facts.kind,
  startedOn: plainDateOfInstant(facts.startedAt.getTime()),
  startedTime: timeText(facts.startedAt),
  place: facts.place,
  basis: facts.basis,
  officerId: facts.officerId,
  secondOfficer: facts.secondOfficer ?? '',
  interpreter: facts.interpreter ?? '',
  spokenLanguage: facts.spokenLanguage ?? '',
  guardian: facts.guardian ?? '',
  guardianRelation: facts.guardianRelation ?? '',
})

/** Nothing where no day or no time of the day is typed. */
export const startOf = ({ startedOn, startedTime }: FactsValues): Date | undefined => {
  const time = readTime(startedTime)
  return startedOn === null || time === undefined ? undefined : instantOf(startedOn, time)
}

/** What the procedure takes, to be checked by its schema. */
export const inputOfFacts = (values: FactsValues) => {
  const { startedOn: _day, startedTime: _time, ...rest } = values
  return { ...rest, startedAt: startOf(values) }
}
