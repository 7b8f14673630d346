import type { z } from 'zod'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import { sampleKinds, type PaperSize, type SampleKind } from '#shared/features/template/template.schema.ts'
import { agreementData } from '#shared/features/document/papers/agreement.schema.ts'
import { caseRegisterData } from '#shared/features/document/papers/case-register.schema.ts'
import { caseSummaryData } from '#shared/features/document/papers/case-summary.schema.ts'
import { certificateData } from '#shared/features/document/papers/certificate.schema.ts'
import { decreeData } from '#shared/features/document/papers/decree.schema.ts'
import { deferralNoticeData } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { documentReceiptData } from '#shared/features/document/papers/document-receipt.schema.ts'
import { handoverRecordData } from '#shared/features/document/papers/handover-record.schema.ts'
import { interviewRecordData } from '#shared/features/document/papers/interview-record.schema.ts'
import { referralAnnexData } from '#shared/features/document/papers/referral-annex.schema.ts'
import { referralLetterData } from '#shared/features/document/papers/referral-letter.schema.ts'
import { replySlipData } from '#shared/features/document/papers/reply-slip.schema.ts'
import { villageSheetData } from '#shared/features/document/papers/village-sheet.schema.ts'
import type { TemplateName } from '#main/platform/documents/template-files.ts'
import * as samples from './template-samples.ts'

/** What a template of a paper is given, tried with and measured by. */
export type TemplatePaper = {
  template: TemplateName
  schema: z.ZodObject
  samples: () => Partial<Record<SampleKind, unknown>>
  /**
   * What must stand on the paper beside everything its data cannot be without: what makes it a paper of the office
   * (number, day, who signs with his NIP) as far as the data has it.
   */
  alsoRequired: readonly string[]
  /** Values without which the data is not whole, and which steer the paper instead of standing on it. */
  notPrinted?: readonly string[]
  /** More pages than this it never has with the data it is tried with; none: as many as it takes. */
  mostPages: (data: unknown) => number
}

const asManyAsItTakes = (): number => 400
const signedBy = (who: string): string[] => [`${who}.title`, `${who}.deputyTitle`, `${who}.name`, `${who}.nip`]

export const templatePapers: Record<PaperType, TemplatePaper> = {
  certificate: {
    template: 'certificate',
    schema: certificateData,
    samples: samples.certificateSamples,
    alsoRequired: [
      'place',
      'signedOn',
      ...signedBy('signatory'),
      'witness.name',
      'certificates.*.number',
      'certificates.*.serial',
      'certificates.*.proof.shortCode',
    ],
    mostPages: (data) => certificateData.parse(data).certificates.length,
  },
  decree: {
    template: 'decree',
    schema: decreeData,
    samples: samples.decreeSamples,
    alsoRequired: ['number', 'place', 'signedOn', ...signedBy('signatory'), 'copiesTo.*'],
    mostPages: asManyAsItTakes,
  },
  agreement: {
    template: 'agreement',
    schema: agreementData,
    samples: samples.agreementSamples,
    alsoRequired: ['opening', 'parties.*.number', 'parties.*.signatoryName'],
    mostPages: asManyAsItTakes,
  },
  villageSheet: {
    template: 'village-sheet',
    schema: villageSheetData,
    samples: samples.villageSheetSamples,
    alsoRequired: [],
    mostPages: () => 1,
  },
  interviewRecord: {
    template: 'interview-record',
    schema: interviewRecordData,
    samples: samples.interviewRecordSamples,
    alsoRequired: [
      'number',
      'opening',
      'subjectName',
      'examiners.*.name',
      'examiners.*.nip',
      'identity.*.value',
      'entries.*.answer',
      'place',
      'signedOn',
    ],
    mostPages: asManyAsItTakes,
  },
  deferralNotice: {
    template: 'deferral-notice',
    schema: deferralNoticeData,
    samples: samples.deferralNoticeSamples,
    alsoRequired: ['number', 'place', 'signedOn', 'dueOn', 'contact.phone', ...signedBy('signatory')],
    mostPages: asManyAsItTakes,
  },
  documentReceipt: {
    template: 'document-receipt',
    schema: documentReceiptData,
    samples: samples.documentReceiptSamples,
    alsoRequired: [
      'number',
      'place',
      'receivedOn',
      'giver.name',
      'receiver.name',
      'receiver.nip',
      'items.*.number',
    ],
    mostPages: asManyAsItTakes,
  },
  handoverRecord: {
    template: 'handover-record',
    schema: handoverRecordData,
    samples: samples.handoverRecordSamples,
    alsoRequired: ['number', 'opening', 'giver.name', 'giver.nip', 'receiver.name', 'persons.*.identification'],
    mostPages: asManyAsItTakes,
  },
  referralLetter: {
    template: 'referral-letter',
    schema: referralLetterData,
    samples: samples.referralLetterSamples,
    alsoRequired: [
      'number',
      'place',
      'datedOn',
      'basis.*',
      'chronology.*',
      'request.*',
      'answerWantedOn',
      'copiesTo.*',
      ...signedBy('signatory'),
    ],
    mostPages: asManyAsItTakes,
  },
  referralAnnex: {
    template: 'referral-annex',
    schema: referralAnnexData,
    samples: samples.referralAnnexSamples,
    alsoRequired: ['letterNumber', 'letterOn', 'place', 'persons.*.facts.*.value', ...signedBy('signatory')],
    mostPages: asManyAsItTakes,
  },
  replySlip: {
    template: 'reply-slip',
    schema: replySlipData,
    samples: samples.replySlipSamples,
    alsoRequired: ['letterNumber', 'letterOn', 'office.phone'],
    notPrinted: ['squares.*'],
    mostPages: () => 1,
  },
  caseSummary: {
    template: 'case-summary',
    schema: caseSummaryData,
    samples: samples.caseSummarySamples,
    alsoRequired: [],
    mostPages: asManyAsItTakes,
  },
  caseRegister: {
    template: 'case-register',
    schema: caseRegisterData,
    samples: samples.caseRegisterSamples,
    alsoRequired: ['place', ...signedBy('signatory')],
    mostPages: asManyAsItTakes,
  },
}

export const sampleKindsOf = (paper: TemplatePaper): SampleKind[] => {
  const samples = paper.samples()
  return sampleKinds.filter((kind) => samples[kind] !== undefined)
}

/** Both sizes where the paper's data knows a size, A4 alone where it does not. */
export const sizesOf = ({ schema }: TemplatePaper): PaperSize[] =>
  'paper' in schema.shape ? ['a4', 'f4'] : ['a4']

/** Invented data of a paper on a sheet of this size. */
export const sampleOf = (paper: TemplatePaper, kind: SampleKind, size: PaperSize): unknown => {
  const samples = paper.samples()
  const data = samples[kind] ?? samples.usual
  return 'paper' in paper.schema.shape ? onSheet(data as Sheet, size) : data
}

type Sheet = { paper?: PaperSize; records?: Sheet[] }
const onSheet = (data: Sheet, paper: PaperSize): Sheet => ({
  ...data,
  paper,
  ...(data.records ? { records: data.records.map((record) => onSheet(record, paper)) } : {}),
})
