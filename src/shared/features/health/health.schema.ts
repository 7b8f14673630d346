import { z } from 'zod'
import { clockStates } from './clock-state.rules.ts'
import { diskStates } from './disk-space.rules.ts'

/** What every screen needs to know of the workstation. */
export const healthNow = z.object({
  disk: z.object({ state: z.enum(diskStates), freeBytes: z.number() }),
  clock: z.object({
    state: z.enum(clockStates),
    /** The newest act before this opening of the store. */
    lastActAt: z.date().nullable(),
  }),
  /** The folder with the data cannot be written: the store is a copy for looking at, and nothing in it can be changed. */
  isReadOnly: z.boolean(),
  /** When the store was opened, the head file could not witness its newest act: missing or damaged. */
  headWasLost: z.boolean(),
})
export type HealthNow = z.infer<typeof healthNow>

/** Parts of a full examination, in the order they are looked at. */
export const healthSteps = [
  'disk',
  'clock',
  'lastEnd',
  'keyFile',
  'headFile',
  'settings',
  'pages',
  'references',
  'attachments',
  'log',
  'rows',
  'searchIndex',
] as const
export type HealthStep = (typeof healthSteps)[number]

/** Everything a part can be found to be; each has a sentence and, where it is not good, a next step. */
export const healthWhats = [
  'disk.ample',
  'disk.low',
  'disk.scarce',
  'disk.readOnly',
  'clock.plausible',
  'clock.beforeRelease',
  'clock.behindLog',
  'clock.farAhead',
  'lastEnd.orderly',
  'lastEnd.abrupt',
  'keyFile.whole',
  'keyFile.olderUsed',
  'headFile.agrees',
  'headFile.missing',
  'headFile.differs',
  'headFile.wasLost',
  'settings.right',
  'settings.wrong',
  'pages.readable',
  'pages.faults',
  'references.whole',
  'references.dangling',
  'attachments.whole',
  'attachments.damaged',
  'log.whole',
  'log.altered',
  'log.missing',
  'log.reordered',
  'rows.agree',
  'rows.stray',
  'searchIndex.agrees',
  'searchIndex.differs',
  /** Any part: looking at it failed. */
  'unreadable',
] as const
export type HealthWhat = (typeof healthWhats)[number]

/** `bad` needs somebody to act today; `notice` is worth knowing. */
export const healthGrade = z.enum(['good', 'notice', 'bad'])
export type HealthGrade = z.infer<typeof healthGrade>

/** What one part of the examination found; the sentences are in the message files. */
export const healthFinding = z.object({
  step: z.enum(healthSteps),
  grade: healthGrade,
  what: z.enum(healthWhats),
  /** Numbers for the sentence. */
  data: z.record(z.string(), z.number()),
})
export type HealthFinding = z.infer<typeof healthFinding>

export const examinationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begun'), step: z.enum(healthSteps) }),
  z.object({ type: z.literal('found'), finding: healthFinding }),
  z.object({ type: z.literal('done'), at: z.date() }),
])
export type ExaminationEvent = z.infer<typeof examinationEvent>
