import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { MissingField, MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import { decreeData } from '#shared/features/document/papers/decree.schema.ts'
import { getDecree } from '#main/features/designation/index.ts'
import { mainLiaisonOn } from '#main/features/liaison/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { getVillagesByRowId } from '#main/features/village/index.ts'
import { dots, type Paper, proofMarkOf } from '../paper.ts'
import { missingOfDecree, numberWithYear, signatoryOf, signatoryWarnings } from './decree-parts.ts'
import { letterheadOf, namesOfDay, officeLogo } from './office-parts.ts'

const orDots = (entries: readonly string[]): readonly string[] => (entries.length === 0 ? [dots] : entries)

/** Decree of designation with the list of its villages, from two villages on. */
export const decreePaper: Paper = {
  type: 'decree',
  template: 'decree',
  schema: decreeData,
  placeOf: (_context, decreeId) => ({ kind: 'decree', id: decreeId }),
  recordOf: (_context, decreeId) => ({ kind: 'decree', id: decreeId }),
  prepare: (context, decreeId, options) => {
    const { db } = context
    const office = getOffice(db)
    const decree = getDecree(db, decreeId)
    const { content } = decree
    const logo = officeLogo(context)
    const day = decree.decidedOn ?? context.today()
    const names = namesOfDay(office, day)
    const size = options.paper ?? office.preferences.paper
    const records = new Map(
      getVillagesByRowId(
        db,
        decree.designations.map(({ villageRowId }) => villageRowId),
      ).map((village) => [village.rowId, village]),
    )
    const villages = [...decree.designations]
      .sort((first, second) => first.position - second.position)
      .flatMap(({ villageRowId }) => records.get(villageRowId) ?? [])
      .map((village) => ({ village, liaison: mainLiaisonOn(db, village.rowId, day)?.officerName ?? null }))

    const where = { kind: 'decree' as const, id: decree.id }
    const lists: readonly [MissingField, number][] = [
      ['decreeConsiderations', content.considerations.length],
      ['decreeLegalBasis', content.legalBasis.length],
      ['decreeDictums', content.dictums.length],
      ['villages', villages.length],
    ]
    const missing: MissingValue[] = [
      ...names.missing,
      ...missingOfDecree(decree),
      ...lists.filter(([, count]) => count === 0).map(([field]) => ({ field, detail: null, where })),
    ]
    const withoutLiaison = villages.filter(({ liaison }) => liaison === null).length
    const warnings: PaperWarning[] = [
      ...names.warnings,
      ...signatoryWarnings(decree, office, day),
      ...(logo ? [] : [{ code: 'logoMissing' as const, data: {} }]),
      ...(villages.length > 1 && withoutLiaison > 0
        ? [{ code: 'liaisonMissing' as const, data: { count: withoutLiaison } }]
        : []),
    ]
    return {
      label: `Keputusan ${decree.subject}`,
      origin: where,
      datedOn: decree.decidedOn,
      ownNumber: decree.number,
      serialOf: null,
      subjectRevoked: decree.state === 'revoked',
      size,
      missing,
      warnings,
      pictures: logo ? [logo] : [],
      dataFor: (marks) => ({
        draft: marks.draft,
        proof: proofMarkOf(marks),
        paper: size,
        letterhead: letterheadOf(office, day, logo),
        issuer: `Kepala ${office.fullName}`,
        number: decree.number === null ? null : numberWithYear(decree.number, decree.decidedOn).toUpperCase(),
        about: decree.subject,
        considering: orDots(content.considerations),
        recalling: orDots(content.legalBasis),
        noting: content.noting,
        dictums: orDots(content.dictums),
        place: decree.decidedAtPlace,
        signedOn: decree.decidedOn,
        signatory: signatoryOf(decree, office, true),
        copiesTo: content.copyTo,
        annex:
          villages.length < 2
            ? null
            : {
                title: `Daftar Desa Binaan Imigrasi ${office.fullName}`,
                villages: villages.map(({ village, liaison }) => ({
                  name: villageTitle(village),
                  district: village.districtName,
                  regency: village.regencyName,
                  code: village.regionCode,
                  liaison,
                })),
              },
      }),
    }
  },
}
