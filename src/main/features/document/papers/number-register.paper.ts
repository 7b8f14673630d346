import { readNumberBook, type BookCounter } from '#main/features/number/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import type { MissingValue } from '#shared/features/document/document.schema.ts'
import {
  largestNumberRegister,
  numberRegisterData,
  type NumberRegisterInput,
} from '#shared/features/document/papers/number-register.schema.ts'
import type { DocumentType } from '#shared/features/number/number.schema.ts'
import { yearOf } from '#shared/kernel/plain-date.ts'
import type { Paper } from '../paper.ts'
import { chosenSignatory, clockTimeOf, officeSideOn, signatoryBlock } from './case-parts.ts'

const typeWords: Record<DocumentType, string> = {
  certificate: 'Piagam',
  decree: 'Keputusan',
  agreement: 'Perjanjian',
  interviewRecord: 'Berita acara wawancara',
  deferralNotice: 'Pemberitahuan penundaan',
  documentReceipt: 'Tanda terima dokumen',
  handoverRecord: 'Berita acara serah terima',
  referralLetter: 'Surat rujukan',
}

/** The register book of a year's letter numbers; its subject is the office. */
export const numberRegisterPaper: Paper = {
  type: 'numberRegister',
  template: 'number-register',
  schema: numberRegisterData,
  placeOf: (_context, officeId) => ({ kind: 'numberRegister', id: officeId }),
  recordOf: (_context, officeId) => ({ kind: 'office', id: officeId }),
  prepare: (context, officeId, options) => {
    const today = context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, today)
    const year = options.year ?? yearOf(today)
    const size = options.paper ?? office.preferences.paper
    const { counters, isWhole } = readNumberBook(context.db, context.scope, year, largestNumberRegister)
    const tooLong: MissingValue = {
      field: 'periodTooLong',
      detail: String(largestNumberRegister),
      where: { kind: 'numberRegister', id: officeId },
    }
    return {
      label: `Buku register nomor ${year}`,
      origin: { kind: 'numberRegister', id: getOffice(context.db).id },
      datedOn: today,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [...missing, ...(isWhole ? [] : [tooLong])],
      warnings,
      pictures,
      dataFor: ({ draft }) => ({
        draft,
        paper: size,
        letterhead: head,
        year,
        printedOn: today,
        printedAt: clockTimeOf(new Date(context.service.options.clock.now())).replace(':', '.'),
        counters: counters.map(counterOf),
        place: office.details.city,
        signatory: signatoryBlock(office, chosenSignatory(office, options, today)),
        keptBy: { name: context.officer.fullName, title: 'Petugas Register', nip: null },
      }),
    }
  },
}

const counterOf = ({ description, rows, totals }: BookCounter): NumberRegisterInput['counters'][number] => ({
  name: nameOf(description),
  rows: rows.map((row) => {
    if (row.kind === 'gap') return row
    const { counter, number, datedOn, documentType, state, reason, usedFor } = row.number
    return { kind: 'number', counter, number, datedOn, type: typeWords[documentType], usedFor, state, reason }
  }),
  totals,
})

const nameOf = (description: BookCounter['description']): string => {
  if (description === null) return 'Nomor dari luar pencacah'
  const { documentType, classification } = description
  if (documentType !== null) return typeWords[documentType]
  return classification === null ? 'Semua naskah' : `Klasifikasi ${classification}`
}
