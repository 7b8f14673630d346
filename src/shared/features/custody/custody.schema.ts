import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { caseId } from '../case/case.schema.ts'
import { evidenceId } from '../evidence/evidence.schema.ts'
import { subjectId } from '../subject/subject.schema.ts'

/** What people show at the counter, in the order in which it is usually asked for. */
export const documentKinds = [
  'identityCard',
  'familyCard',
  'birthCertificate',
  'diploma',
  'marriageBook',
  'passport',
  'travelDocument',
  'visa',
  'ticket',
  'employmentContract',
  'placementLetter',
  'recommendation',
  'familyConsent',
  'invitation',
  'workLetter',
  'enrolmentLetter',
  'seamanBook',
  'healthCertificate',
  'bankStatement',
  'other',
] as const
export const documentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKind>

/** What the issuer said of it. */
export const verifications = ['notChecked', 'match', 'mismatch', 'deniedByIssuer'] as const
export const verification = z.enum(verifications)
export type Verification = z.infer<typeof verification>

export const presentedDocumentId = idOf('PresentedDocument')
export const handoverId = idOf('Handover')

export const largestDocumentList = 100
/** Documents that change hands in one act. */
export const largestHandful = 50

const documentFields = {
  kind: documentKind,
  issuer: optionalLine(160),
  issuedOn: plainDate.nullable(),
  verification,
  /** Evidence of the same case that is a copy of it. */
  copyEvidenceId: evidenceId.nullable(),
  condition: optionalLine(120),
  note: optionalParagraph(1000),
}
export const newDocument = z.object({ ...documentFields, number: optionalLine(80) }).strict()
/** Without `number` the one that is kept stays; it is not shown while the rest is changed. */
export const changedDocument = z.object({ ...documentFields, number: optionalLine(80).optional() }).strict()
export type NewDocument = z.output<typeof newDocument>
export type ChangedDocument = z.output<typeof changedDocument>

const personInCase = z.object({ id: subjectId, position: z.number().int(), shownName: z.string() })

export const presentedDocument = z.object({
  id: presentedDocumentId,
  caseId,
  subject: personInCase,
  kind: documentKind,
  maskedNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: plainDate.nullable(),
  verification,
  copy: z.object({ evidenceId, title: z.string() }).nullable(),
  condition: z.string().nullable(),
  /** The original is or was at the office. */
  heldAt: z.date().nullable(),
  heldReason: z.string().nullable(),
  returnedAt: z.date().nullable(),
  returnedTo: z.string().nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
})
export type PresentedDocument = z.infer<typeof presentedDocument>

export const documentListInput = pageInput.extend({
  caseId,
  subjectId: subjectId.nullable().default(null),
  /** Only those whose original is at the office now. */
  held: z.boolean().default(false),
})
export type DocumentListInput = z.output<typeof documentListInput>
export const documentListPage = pageOf(presentedDocument).extend({
  total: z.number().int(),
  heldTotal: z.number().int(),
})
export type DocumentListPage = z.infer<typeof documentListPage>

const chosen = { id: presentedDocumentId, version: z.number().int() }
const chosenDocument = z.object(chosen).strict()

export const holdInput = z
  .object({
    subjectId,
    documents: z
      .array(z.object({ ...chosen, condition: line(120) }).strict())
      .min(1)
      .max(largestHandful),
    heldAt: z.date(),
    reason: line(400),
    /** The receipt for the giver; null where none is made. */
    receipt: z
      .object({
        /** Empty: the person himself. */
        givenBy: optionalLine(120),
        givenByTitle: optionalLine(160),
        place: line(160),
      })
      .strict()
      .nullable(),
  })
  .strict()
export type HoldInput = z.output<typeof holdInput>

export const returnInput = z
  .object({
    caseId,
    documents: z.array(chosenDocument).min(1).max(largestHandful),
    returnedAt: z.date(),
    returnedTo: line(160),
  })
  .strict()
export type ReturnInput = z.output<typeof returnInput>

/** person: somebody goes to another agency · document: papers do · receipt: the office takes something in */
export const handoverKinds = ['person', 'document', 'receipt'] as const
export const handoverKind = z.enum(handoverKinds)
export type HandoverKind = z.infer<typeof handoverKind>

export const handoverItem = z
  .object({
    name: line(160),
    number: optionalLine(80),
    quantity: z.number().int().min(1).max(999),
    condition: optionalLine(120),
    note: optionalLine(200),
  })
  .strict()
export type HandoverItem = z.output<typeof handoverItem>

export const handoverInput = z
  .object({
    caseId,
    kind: handoverKind,
    subjectId: subjectId.nullable(),
    happenedAt: z.date(),
    place: line(160),
    givenBy: line(120),
    givenByTitle: optionalLine(160),
    receivedBy: line(120),
    receivedByTitle: optionalLine(160),
    institution: optionalLine(160),
    reason: line(400),
    items: z.array(handoverItem).max(largestHandful),
    /** Held documents that leave the office with this act. */
    documents: z.array(chosenDocument).max(largestHandful),
  })
  .strict()
export type HandoverInput = z.output<typeof handoverInput>

/** What a list tells of it. Of people the initials; their names stand on the paper. */
export const handover = z.object({
  id: handoverId,
  kind: handoverKind,
  subject: personInCase.nullable(),
  happenedAt: z.date(),
  recordedAt: z.date(),
  place: z.string(),
  giverInitials: z.string(),
  receiverInitials: z.string(),
  institution: z.string().nullable(),
  reason: z.string(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int() })).max(2 * largestHandful),
})
export type Handover = z.infer<typeof handover>

export const handoverListInput = pageInput.extend({ caseId })
export type HandoverListInput = z.output<typeof handoverListInput>
export const handoverListPage = pageOf(handover).extend({ total: z.number().int() })
export type HandoverListPage = z.infer<typeof handoverListPage>
