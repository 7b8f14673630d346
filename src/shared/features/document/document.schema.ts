import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { certificateTitles } from './papers/certificate.schema.ts'
import { noticeReason, noticeReasons } from './papers/deferral-notice.schema.ts'
import { signedDocument, signedWarning, signedWarningCodes } from './signed-document.schema.ts'

/**
 * What the office prints about its villages. The subject of a certificate is a designation, of a decree the decree, of
 * an agreement the agreement, of a village sheet the village, of the registers of numbers and of ended papers the office.
 */
export const officePaperTypes = [
  'certificate',
  'decree',
  'agreement',
  'villageSheet',
  'numberRegister',
  'proofRegister',
] as const
export const officePaperType = z.enum(officePaperTypes)

/**
 * What it prints about cases. The subject of an interview record is the interview, of a deferral notice the decision,
 * of a receipt and a handover record the handover, of a referral's letter, annex and reply slip the referral, of a
 * summary the case, of the register the office.
 */
export const casePaperTypes = [
  'interviewRecord',
  'deferralNotice',
  'documentReceipt',
  'handoverRecord',
  'referralLetter',
  'referralAnnex',
  'replySlip',
  'caseSummary',
  'caseRegister',
] as const
export const casePaperType = z.enum(casePaperTypes)
export type CasePaperType = z.infer<typeof casePaperType>

/** Papers that list people of many cases: whoever makes, keeps or prints one gives his password again. */
export const personLists: ReadonlySet<string> = new Set<CasePaperType>(['caseRegister'])

export const paperTypes = [...officePaperTypes, ...casePaperTypes] as const
export const paperType = z.enum(paperTypes)
export type PaperType = z.infer<typeof paperType>

/**
 * Papers that can carry a code by which they are proven. Beside certificates the official letters that only the office
 * signs: not an agreement, which is a deed of two parties, nor records and receipts, which people sign before one
 * another.
 */
export const provenPaperTypes = ['certificate', 'decree', 'deferralNotice', 'referralLetter'] as const
export type ProvenPaperType = (typeof provenPaperTypes)[number]

export const documentStates = ['issued', 'superseded', 'revoked'] as const
export const documentState = z.enum(documentStates)
export type DocumentState = z.infer<typeof documentState>

/** What is known of the sheet itself; `unanswered`: sent to a printer, and nobody has said what came out. */
export const printStates = ['notPrinted', 'unanswered', 'inHand', 'spoiled'] as const
export const printState = z.enum(printStates)
export type PrintState = z.infer<typeof printState>

/** Who witnesses a certificate at the left, where the office wants one (regional head, regent). */
export const witness = z.object({ title: line(160), name: line(120), nip: optionalLine(30) }).strict()

/** Where an applicant turns to; the office itself where nothing is typed. */
export const paperContact = z
  .object({ unit: line(160), phone: optionalLine(80).default(null), hours: optionalLine(160).default(null) })
  .strict()

export const paperPeriod = z.object({ fromOn: plainDate, untilOn: plainDate }).strict()
export type PaperPeriod = z.output<typeof paperPeriod>

/** What can still be chosen when a paper is issued. `paper: null` takes the office's preference. */
export const paperOptions = z
  .object({
    title: z.enum(certificateTitles).default('Piagam Penetapan'),
    paper: z.enum(['a4', 'f4']).nullable().default(null),
    witness: witness.nullable().default(null),
    /** Who signs a letter; the head of the office on its day where nobody is chosen. */
    signatoryId: idOf('Signatory').nullable().default(null),
    /** Whether the opinion record follows the record of the interview. */
    withOpinion: z.boolean().default(true),
    /** Why a matter is put off, in the words for the applicant; as the decision has it where none is chosen. */
    reasons: z.array(noticeReason).max(noticeReasons.length).default([]),
    contact: paperContact.nullable().default(null),
    copiesTo: z.array(line(200)).max(10).default([]),
    /** What goes with a referral's letter beside its own annexes: copies of records, of receipts. */
    annexes: z.array(line(240)).max(20).default([]),
    /** The days a register covers; the running year where none are chosen. */
    period: paperPeriod.nullable().default(null),
    /** Of a register of numbers; the running year where none is chosen. */
    year: z.number().int().min(1900).max(2200).nullable().default(null),
    /** Whether a letter carries a code; as the office prefers where nothing is chosen. */
    withProof: z.boolean().nullable().default(null),
  })
  .strict()
export type PaperOptions = z.output<typeof paperOptions>

/** Where a paper's number comes from: it carries none, the office's pattern, or a number given elsewhere. */
export const numberChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }).strict(),
  z.object({ kind: z.literal('pattern') }).strict(),
  z.object({ kind: z.literal('external'), external: line(80) }).strict(),
])
export type NumberChoice = z.output<typeof numberChoice>

const paperSubject = { subjectId: z.uuid(), options: paperOptions.prefault({}) }
export const officePaperRequest = z.object({ type: officePaperType, ...paperSubject }).strict()
export const casePaperRequest = z.object({ type: casePaperType, ...paperSubject }).strict()

/** Values a paper needs before it can be issued. */
export const missingFields = [
  'decreeNumber',
  'decreeDate',
  'decreePlace',
  'decreeConsiderations',
  'decreeLegalBasis',
  'decreeDictums',
  'signatoryName',
  'signatoryTitle',
  'letterhead',
  'villages',
  'agreementSignedOn',
  'agreementPlace',
  'agreementPeriod',
  'agreementParties',
  'agreementPartyNumber',
  'agreementPartySignatory',
  'agreementPartySignatoryTitle',
  'agreementPartyAddress',
  'agreementScope',
  'agreementObligations',
  'subjectName',
  'interviewOpen',
  'interviewLines',
  'interviewWitnesses',
  'documentsAsked',
  'decisionProposed',
  'noticeReason',
  'handoverItems',
  'periodTooLong',
  'periodReversed',
  /** A word that the applicant's letter must not carry. */
  'suspicionWord',
  'referralAddressee',
  'referralBasis',
  'referralChronology',
  'referralRequest',
  'referralContact',
  'referralSubjects',
  'referralCancelled',
  /** Whose name, NIK or passport, phone the open letter must not carry. */
  'nameInLetter',
  'numberInLetter',
  'phoneInLetter',
  /** A score, a colour, an indicator's code. */
  'screeningInLetter',
  'disclosedNothing',
  'disclosedUnknown',
  'other',
] as const
export const missingField = z.enum(missingFields)
export type MissingField = z.infer<typeof missingField>

/** Where a missing value is entered. */
export const paperPlaceKinds = [
  'village',
  'decree',
  'agreement',
  'office',
  'case',
  'subject',
  'interview',
  'caseRegister',
  'numberRegister',
  'proofRegister',
] as const
export const paperPlace = z.object({
  kind: z.enum(paperPlaceKinds),
  id: z.string(),
  /** The case a subject or an interview belongs to. */
  caseId: z.string().optional(),
})
export type PaperPlace = z.infer<typeof paperPlace>

export const missingValue = z.object({
  field: missingField,
  /** Tells equal fields apart: the party's institution, or the path inside the paper for `other`. */
  detail: z.string().nullable(),
  where: paperPlace,
})
export type MissingValue = z.infer<typeof missingValue>

/** Worth a second look, but no reason to refuse. */
export const paperWarnings = [
  'notInaugurated',
  'designationEnded',
  'signatoryNotListed',
  'letterheadBeforeFirst',
  'logoMissing',
  'headMissing',
  'liaisonMissing',
  'decisionEnded',
  'subjectIsChild',
  'caseRestricted',
  'letterNotIssued',
  'answerDayMissing',
  'handoverRecordMissing',
  'childPlaceDisclosed',
  /** Papers of the office carry a code, and no key is valid today: this one will have none. */
  'proofKeyMissing',
  /** A code was chosen, and the office has no keys yet. */
  'proofNotStarted',
] as const
export const paperWarning = z.object({
  code: z.enum(paperWarnings),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PaperWarning = z.infer<typeof paperWarning>

export const issuedDocument = z.object({
  id: idOf('Document'),
  type: paperType,
  subjectId: z.uuid(),
  label: z.string(),
  number: z.string().nullable(),
  serial: z.string().nullable(),
  datedOn: plainDate,
  issuedAt: z.date(),
  issuedBy: z.string(),
  state: documentState,
  stateReason: z.string().nullable(),
  pageCount: z.number(),
  printState,
  /** The day on the signed file that was brought back; null while there is none. */
  signedOn: plainDate.nullable(),
  batchId: z.uuid().nullable(),
})
export type IssuedDocument = z.infer<typeof issuedDocument>

/** What can be answered when a sheet was sent: it is there, it is spoiled, or nothing was printed after all. */
export const printOutcomes = ['inHand', 'spoiled', 'cancelled'] as const
export const printOutcome = z.enum(printOutcomes)
export type PrintOutcome = z.infer<typeof printOutcome>

export const printActKinds = ['sentToPrinter', ...printOutcomes, 'savedAsFile'] as const
export const printAct = z.object({
  id: idOf('PrintAct'),
  kind: z.enum(printActKinds),
  isCopy: z.boolean(),
  copies: z.number(),
  /** The act of sending that this one answers. */
  answers: idOf('PrintAct').nullable(),
  note: z.string().nullable(),
  at: z.date(),
  officerName: z.string(),
})
export type PrintAct = z.infer<typeof printAct>

export const documentDetail = issuedDocument.extend({
  /** The record the paper was made out on; of a certificate, its decree. */
  origin: paperPlace,
  template: z.string(),
  /** The office's own version of the template that set it; null where the program's did. */
  officeTemplate: z
    .object({ id: idOf('PaperTemplate'), number: z.number().int(), title: z.string() })
    .nullable(),
  templateDigest: z.string(),
  fileDigest: z.string(),
  fileSize: z.number(),
  signatories: z.array(z.string()).max(12),
  options: paperOptions,
  supersedes: z
    .object({ id: idOf('Document'), number: z.string().nullable(), serial: z.string().nullable() })
    .nullable(),
  supersededBy: z
    .object({ id: idOf('Document'), number: z.string().nullable(), serial: z.string().nullable() })
    .nullable(),
  signed: signedDocument.nullable(),
  acts: z.array(printAct).max(500),
})
export type DocumentDetail = z.infer<typeof documentDetail>

export const signedOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: documentDetail }),
  z.object({
    outcome: z.literal('warned'),
    warnings: z.array(signedWarning).max(signedWarningCodes.length),
  }),
])
export type SignedOutcome = z.infer<typeof signedOutcome>

/** What the e-office (SRIKANDI) fills in; each stands in the text file as `${name}`. */
export const wordPlaceholders = [
  'nomor_naskah',
  'tanggal_naskah',
  'sifat',
  'ttd_pengirim',
  'nama_pengirim',
  'jabatan_pengirim',
  'nip_pengirim',
] as const

export const paperPreview = z.object({
  pages: z.array(z.string()).max(400),
  label: z.string(),
  /** The record the paper is made out on; of a certificate, its decree. */
  origin: paperPlace,
  datedOn: plainDate.nullable(),
  /** The number the record itself carries (decree, agreement). */
  ownNumber: z.string().nullable(),
  serial: z.string().nullable(),
  paper: z.enum(['a4', 'f4']),
  /** Whether it would carry a code, if the office has a valid key. */
  withProof: z.boolean(),
  missing: z.array(missingValue).max(400),
  warnings: z.array(paperWarning).max(40),
  /** Text that no packaged font can draw. It stands in the way like a missing value. */
  unprintable: z.string().nullable(),
  /** The decree is revoked. */
  subjectRevoked: z.boolean(),
  /** The valid paper of this subject, where there is one; then a further one is a reissue. */
  current: issuedDocument.nullable(),
})
export type PaperPreview = z.infer<typeof paperPreview>

/** A paper that a record has or could have. */
export const paperSlot = z.object({
  type: paperType,
  subjectId: z.uuid(),
  label: z.string(),
  current: issuedDocument.nullable(),
  /** The person of the case whom the paper is about. */
  personId: z.uuid().optional(),
})
export type PaperSlot = z.infer<typeof paperSlot>

export const documentBatch = z.object({
  id: idOf('Batch'),
  label: z.string(),
  documentCount: z.number(),
  issuedAt: z.date(),
})
export type DocumentBatch = z.infer<typeof documentBatch>

/** One village in the batch of a decree's certificates. */
export const batchVillage = z.object({
  designationId: z.uuid(),
  villageId: z.uuid(),
  label: z.string(),
  path: z.string(),
  endedOn: plainDate.nullable(),
  document: issuedDocument.nullable(),
  /** The print that waits for an answer. */
  openPrint: z.object({ actId: idOf('PrintAct'), copies: z.number() }).nullable(),
})
export type BatchVillage = z.infer<typeof batchVillage>

/** A paper of a case that is there or could be made, and how many interview records wait to be issued at once. */
export const casePapers = z.object({
  papers: z.array(paperSlot).max(400),
  issuableInterviews: z.number().int(),
  issuableNotices: z.number().int(),
  batches: z.array(documentBatch).max(100),
})
export type CasePapers = z.infer<typeof casePapers>

export const unansweredPrint = z.object({
  actId: idOf('PrintAct'),
  documentId: idOf('Document'),
  type: paperType,
  label: z.string(),
  number: z.string().nullable(),
  copies: z.number(),
  isCopy: z.boolean(),
  sentAt: z.date(),
  officerName: z.string(),
})
export type UnansweredPrint = z.infer<typeof unansweredPrint>
