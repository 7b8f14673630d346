import { z } from 'zod'
import { dateInWords, numberInWords } from '#shared/kernel/in-words.ts'
import { formatShortDate, plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { laterDate, laterLine, letterhead } from './paper.schema.ts'
import { fact, officerOnPaper, sheet } from './record-parts.schema.ts'

/** `interview` before anything is decided (wawancara), `examination` in an administrative matter (pemeriksaan). */
export const interviewRecordKinds = ['interview', 'examination'] as const

const entry = z.strictObject({
  question: paragraph(2000),
  /** Empty only in a draft: who says nothing has that written down. */
  answer: paragraph(8000).nullable().default(null),
})

const witness = z.strictObject({
  name: line(120),
  occupation: line(160).nullable().default(null),
})

const interviewRecordShape = z.strictObject({
  ...sheet,
  letterhead,
  kind: z.enum(interviewRecordKinds).default('interview'),
  number: laterLine(120),
  /** `Pada hari ini, … pukul …, bertempat di …`; see `interviewOpening`. */
  opening: paragraph(700).nullable().default(null),
  /** Who asks; the first one leads and signs first. */
  examiners: z.array(officerOnPaper).min(1).max(4),
  /** `seorang perempuan, dalam kedudukan sebagai pemohon paspor` */
  examinedAs: line(240),
  subjectName: laterLine(120),
  identity: z.array(fact).min(1).max(24),
  /** Laws, orders and letters the interview rests on. */
  basis: z.array(paragraph(1000)).max(12).default([]),
  language: line(60).default('bahasa Indonesia'),
  interpreter: z
    .strictObject({ name: line(120), language: line(60) })
    .nullable()
    .default(null),
  /** Parent, guardian or companion of a child. */
  guardian: z
    .strictObject({ name: line(120), relation: line(80) })
    .nullable()
    .default(null),
  entries: z.array(entry).min(1).max(400),
  /** Why the person did not sign; two witnesses sign instead. */
  refusal: z
    .strictObject({ reason: paragraph(600).nullable().default(null), witnesses: z.array(witness).length(2) })
    .nullable()
    .default(null),
  place: laterLine(60),
  signedOn: laterDate,
  /** When the record was closed: `10.45 WIB`. */
  closedAt: line(20).nullable().default(null),
  /** Opinion record (Berita Acara Pendapat); pages of its own, which the person neither reads nor signs. */
  opinion: z
    .strictObject({
      number: line(120).nullable().default(null),
      writtenOn: plainDate,
      opinions: z.array(paragraph(3000)).min(1).max(12),
      reasons: z.array(paragraph(3000)).max(24).default([]),
    })
    .nullable()
    .default(null),
})

const whenIssued = [
  'opening',
  'subjectName',
  'examiners.*.name',
  'entries.*.answer',
  'place',
  'signedOn',
] as const

/** Record of an interview or examination with everything asked and answered. */
export const interviewRecordData = interviewRecordShape.superRefine(completeUnlessDraft(whenIssued))
export type InterviewRecordData = z.output<typeof interviewRecordData>
export type InterviewRecordInput = z.input<typeof interviewRecordData>

export const missingForInterviewRecord = (partial: unknown): string[] =>
  missingValues(interviewRecordShape, whenIssued, partial)

/** A time of day in words: `09:30` → `sembilan lewat tiga puluh menit`, `10:00` → `sepuluh tepat`. */
export const timeInWords = (time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return minute === 0
    ? `${numberInWords(hour)} tepat`
    : `${numberInWords(hour)} lewat ${numberInWords(minute)} menit`
}

/** `09:30` → `09.30 WIB` */
export const clockOnPaper = (time: string, zone: string): string => `${time.replace(':', '.')} ${zone}`

/** The sentence every record opens with, day and hour in words; null while day, hour or place are open. */
export const interviewOpening = (facts: {
  heldOn: PlainDate | null
  startedAt: string | null
  zone: string
  place: string | null
  examinerCount: number
}): string | null => {
  const { heldOn, startedAt, zone, place, examinerCount } = facts
  if (heldOn === null || startedAt === null || place === null) return null
  const day = dateInWords(heldOn).replace(/^hari /, '')
  const clock = `${clockOnPaper(startedAt, zone)} (${timeInWords(startedAt)})`
  const we = examinerCount === 1 ? 'saya' : 'kami'
  return `Pada hari ini, ${day} (${formatShortDate(heldOn)}), pukul ${clock}, bertempat di ${place}, ${we}:`
}
