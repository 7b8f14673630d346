import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'

/** Classes of an immigration office as they are printed. */
export const officeClasses = [
  'Kelas I Khusus TPI',
  'Kelas I Khusus Non TPI',
  'Kelas I TPI',
  'Kelas I Non TPI',
  'Kelas II TPI',
  'Kelas II Non TPI',
  'Kelas III TPI',
  'Kelas III Non TPI',
] as const

export const signatoryCapacities = ['definitive', 'acting', 'dailyActing', 'onBehalf'] as const
export const signatoryCapacity = z.enum(signatoryCapacities)
export type SignatoryCapacity = z.infer<typeof signatoryCapacity>

export const paperSize = z.enum(['a4', 'f4'])

/** What the office says of itself. `name` is the place in its name: `Sampit` in Kantor Imigrasi Kelas II TPI Sampit. */
export const officeDetails = z
  .object({
    officeClass: z.enum(officeClasses),
    name: line(80),
    city: line(80),
    provinceName: line(80),
    address: line(300),
    phone: optionalLine(60),
    email: optionalLine(120),
    website: optionalLine(120),
  })
  .strict()
export type OfficeDetails = z.infer<typeof officeDetails>

export const officePreferences = z
  .object({
    language: z.enum(['id', 'en']),
    idleMinutes: z.number().int().min(1).max(15),
    paper: paperSize,
    /** Whether letters carry a code by which they can be proven, unless it is chosen otherwise. */
    letterCodes: z.boolean().default(false),
  })
  .strict()

export const workingArea = z
  .object({ regencyCode: z.string().regex(/^\d{2}\.\d{2}$/), regencyName: z.string() })
  .strict()

/** Ministry and parent lines from a date on. The date of a paper decides which lines it carries. */
export const letterhead = z
  .object({
    id: idOf('Letterhead'),
    validFrom: plainDate,
    ministryLine: line(200),
    parentLines: z.array(line(200)).max(3),
    source: z.string().nullable(),
  })
  .strict()
export type Letterhead = z.infer<typeof letterhead>
export const letterheadInput = letterhead
  .omit({ id: true, source: true })
  .extend({ source: optionalLine(300) })

export const signatory = z
  .object({
    id: idOf('Signatory'),
    fullName: line(120),
    nip: z.string().nullable(),
    title: line(160),
    capacity: signatoryCapacity,
    fromOn: plainDate,
    untilOn: plainDate.nullable(),
  })
  .strict()
export type Signatory = z.infer<typeof signatory>
export const signatoryInput = signatory.omit({ id: true, nip: true }).extend({ nip: optionalLine(30) })

/** A part of the office, `Seksi Lalu Lintas Keimigrasian`. It is ended, never deleted: old cases keep it. */
export const section = z
  .object({ id: idOf('Section'), name: line(120), endedOn: plainDate.nullable(), version: z.number() })
  .strict()
export type Section = z.infer<typeof section>
export const sectionInput = section.pick({ name: true, endedOn: true })

export const office = z.object({
  id: idOf('Office'),
  version: z.number(),
  /** `Kantor Imigrasi Kelas II TPI Sampit` */
  fullName: z.string(),
  details: officeDetails,
  preferences: officePreferences,
  hasLogo: z.boolean(),
  workingAreas: z.array(workingArea),
  letterheads: z.array(letterhead),
  signatories: z.array(signatory),
  sections: z.array(section),
})
export type Office = z.infer<typeof office>
