import type { z } from 'zod'
import type {
  MissingValue,
  PaperPlace,
  PaperOptions,
  PaperType,
  PaperWarning,
} from '#shared/features/document/document.schema.ts'
import type { PaperImage } from '#shared/features/document/papers/paper.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { TemplateName } from '#main/platform/documents/template-files.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'

/** What assembling a paper may look at: records and pictures, never the screen. */
export type PaperContext = Pick<OfficerContext, 'db' | 'blobs' | 'scope' | 'today' | 'officer' | 'service'>

/** A picture of the paper's data and the stored file it comes from. */
export type PaperPicture = { fileId: string; image: PaperImage }

/** What is decided at the moment of issuing and stands on the paper. */
export type PaperMarks = {
  draft: boolean
  number: string | null
  serial: string | null
  /** The code the paper can be proven by; in a preview only its place. */
  proof?: { picture: string | null; shortCode: string | null } | null
}

/** A paper put together from the records as they stand now. */
export type PreparedPaper = {
  /** `Piagam Desa Tanjung Harapan`: in lists, and as the title inside the file. */
  label: string
  /** As `placeOf` of the paper tells it. */
  origin: PaperPlace
  /** The day of the paper, by which letterhead and names are chosen; null while the record has none. */
  datedOn: PlainDate | null
  /** The number the record itself carries, where the paper has none of its own. */
  ownNumber: string | null
  /** Papers that carry a serial: of which village. */
  serialOf: string | null
  /** Certificates: the village as it stands on them and in their code. Letters say nothing of what they are about. */
  provenFor?: { regionCode: string; village: string }
  subjectRevoked: boolean
  size: 'a4' | 'f4'
  missing: MissingValue[]
  warnings: PaperWarning[]
  pictures: PaperPicture[]
  /** The template's data; where a value is missing, a draft shows dots. */
  dataFor: (marks: PaperMarks) => unknown
}

/** One kind of paper: which template it uses, which shape its data has, and where the data comes from. */
export type Paper = {
  type: PaperType
  template: TemplateName
  schema: z.ZodType
  /** The record the paper is made out on, now and long after it was issued. @throws DomainError RECORD_NOT_FOUND */
  placeOf: (context: PaperContext, subjectId: string) => PaperPlace
  /** The record in whose history the paper stands. */
  recordOf: (context: PaperContext, subjectId: string) => Subject
  /** @throws DomainError RECORD_NOT_FOUND */
  prepare: (context: PaperContext, subjectId: string, options: PaperOptions) => PreparedPaper
}

/** What the marks say of the code, in the shape that templates take. */
export const proofMarkOf = ({
  proof,
}: PaperMarks): { picture: string | null; shortCode: string | null } | null =>
  proof ? { picture: proof.picture, shortCode: proof.shortCode } : null

/** Room for a value that a draft does not have and the template wants. */
export const dots = '…………………'
