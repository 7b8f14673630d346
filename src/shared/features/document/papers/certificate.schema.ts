import { z } from 'zod'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { draft, laterDate, laterLine, paperImage, proofMark, signatory } from './paper.schema.ts'

/** The wording of the title drifts between offices; any line may be set, these are the ones in use. */
export const certificateTitles = ['Piagam Penetapan', 'Sertifikat', 'Piagam Pengukuhan'] as const

/** One sheet. `villageName` carries the kind of village as it is printed: `Desa Tanjung Harapan`. */
const certificateSheet = z.strictObject({
  villageName: line(120),
  /** `Kecamatan …, Kabupaten …, Provinsi …` */
  path: line(240),
  body: paragraph(900),
  /** Many offices give certificates no number of their own. */
  number: line(80).nullable().default(null),
  /** Small plain text inside the frame, for finding the record again. */
  serial: line(40).nullable().default(null),
  proof: proofMark,
})

const certificateShape = z.strictObject({
  draft,
  title: line(40).default(certificateTitles[0]),
  subtitle: line(60).default('Desa Binaan Imigrasi'),
  letterheadLines: z.array(line(120)).min(1).max(4),
  emblem: paperImage.nullable().default(null),
  partnerLogo: paperImage.nullable().default(null),
  watermark: z.boolean().default(true),
  place: laterLine(60),
  signedOn: laterDate,
  signatory,
  witness: signatory.nullable().default(null),
  certificates: z.array(certificateSheet).min(1).max(500),
})

const whenIssued = ['place', 'signedOn', 'signatory.name'] as const

/** Certificate of designation, A4 landscape; several sheets of one batch share everything but `certificates`. */
export const certificateData = certificateShape.superRefine(completeUnlessDraft(whenIssued))
export type CertificateData = z.infer<typeof certificateData>
export type CertificateInput = z.input<typeof certificateData>

export const missingForCertificate = (partial: unknown): string[] =>
  missingValues(certificateShape, whenIssued, partial)

/** The certificate's sentence as it is usually worded; an office may write its own. */
export const certificateBody = (values: { officeName: string; decree: string }): string =>
  `sebagai Desa Binaan Imigrasi ${values.officeName} berdasarkan ${values.decree}, dalam rangka pencegahan Tindak Pidana Perdagangan Orang, Tindak Pidana Penyelundupan Manusia, dan penempatan Pekerja Migran Indonesia nonprosedural.`
