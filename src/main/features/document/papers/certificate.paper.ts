import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { PaperWarning } from '#shared/features/document/document.schema.ts'
import {
  certificateBody,
  certificateData,
  type CertificateData,
} from '#shared/features/document/papers/certificate.schema.ts'
import { formatLongDate } from '#shared/kernel/plain-date.ts'
import { findDecreeByRowId, getDesignation } from '#main/features/designation/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { getVillagesByRowId } from '#main/features/village/index.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { dots, type Paper, proofMarkOf } from '../paper.ts'
import { missingOfDecree, numberWithYear, signatoryOf, signatoryWarnings } from './decree-parts.ts'
import { certificateLines, namesOfDay, officeLogo } from './office-parts.ts'

/** Certificate of designation. It cites the decree, and carries the decree's day, place and signatory. */
export const certificatePaper: Paper = {
  type: 'certificate',
  template: 'certificate',
  schema: certificateData,
  placeOf: ({ db }, designationId) => ({ kind: 'decree', id: getDesignation(db, designationId).decreeId }),
  recordOf: (_context, designationId) => ({ kind: 'designation', id: designationId }),
  prepare: (context, designationId, options) => {
    const { db } = context
    const office = getOffice(db)
    const designation = getDesignation(db, designationId)
    const decree = findDecreeByRowId(db, designation.decreeRowId)
    const [village] = getVillagesByRowId(db, [designation.villageRowId])
    if (!decree || !village) throw new DomainError('RECORD_NOT_FOUND', { kind: 'decree' })

    const logo = officeLogo(context)
    const day = decree.decidedOn ?? context.today()
    const names = namesOfDay(office, day)
    const missing = [...names.missing, ...missingOfDecree(decree)]
    const warnings: PaperWarning[] = [
      ...names.warnings,
      ...signatoryWarnings(decree, office, day),
      ...(logo ? [] : [{ code: 'logoMissing' as const, data: {} }]),
      ...(designation.inauguratedOn === null ? [{ code: 'notInaugurated' as const, data: {} }] : []),
      ...(designation.endedOn === null
        ? []
        : [{ code: 'designationEnded' as const, data: { endedOn: designation.endedOn } }]),
    ]
    const number = decree.number === null ? dots : numberWithYear(decree.number, decree.decidedOn)
    const on = decree.decidedOn === null ? dots : formatLongDate(decree.decidedOn)
    const cited = `Keputusan Kepala ${office.fullName} Nomor ${number} tanggal ${on}`
    const title = villageTitle(village)
    return {
      label: `${options.title} ${title}`,
      origin: { kind: 'decree', id: decree.id },
      datedOn: decree.decidedOn,
      ownNumber: null,
      serialOf: village.regionCode,
      provenFor: { regionCode: village.regionCode, village: title },
      subjectRevoked: decree.state === 'revoked',
      size: 'a4',
      missing,
      warnings,
      pictures: logo ? [logo] : [],
      dataFor: (marks) => ({
        draft: marks.draft,
        title: options.title,
        letterheadLines: certificateLines(office, day),
        emblem: logo?.image ?? null,
        place: decree.decidedAtPlace,
        signedOn: decree.decidedOn,
        signatory: signatoryOf(decree, office, false),
        witness: options.witness && { prefix: null, ...options.witness },
        certificates: [
          {
            villageName: title,
            path: villagePath(village),
            body: certificateBody({ officeName: office.fullName, decree: cited }),
            number: marks.number,
            serial: marks.serial,
            proof: proofMarkOf(marks),
          },
        ],
      }),
    }
  },
}

/** One file of many certificates: those of one decree share everything but the sheet. */
export const combineCertificates = (papers: readonly CertificateData[]): CertificateData => {
  const [first] = papers
  if (!first) throw new Error('a batch holds at least one certificate')
  return { ...first, certificates: papers.flatMap(({ certificates }) => certificates) }
}
