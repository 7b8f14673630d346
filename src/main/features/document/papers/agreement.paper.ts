import type { Agreement } from '#shared/features/agreement/agreement.schema.ts'
import type { MissingField, MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import {
  addendumArticles,
  agreementArticles,
  agreementOpening,
  usualConsiderations,
} from '#shared/features/document/papers/agreement-articles.ts'
import { agreementData, type AgreementArticle } from '#shared/features/document/papers/agreement.schema.ts'
import { formatLongDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { getAgreement } from '#main/features/agreement/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { dots, type Paper } from '../paper.ts'
import { officeLogo } from './office-parts.ts'

const kindTitles: Record<Agreement['kind'], string> = {
  cooperationAgreement: 'Perjanjian Kerja Sama',
  memorandum: 'Nota Kesepahaman',
  addendum: 'Adendum',
}

const kindBeforeAbout = /^(?:perjanjian kerja sama|nota kesepahaman|adendum)\s+tentang\s+/i

/** Cooperation agreement, memorandum or addendum with the usual articles, from the terms that were recorded. */
export const agreementPaper: Paper = {
  type: 'agreement',
  template: 'agreement',
  schema: agreementData,
  placeOf: (_context, agreementId) => ({ kind: 'agreement', id: agreementId }),
  recordOf: (_context, agreementId) => ({ kind: 'agreement', id: agreementId }),
  prepare: (context, agreementId, options) => {
    const { db } = context
    const office = getOffice(db)
    const agreement = getAgreement(db, agreementId)
    const parent = agreement.parentId === null ? undefined : getAgreement(db, agreement.parentId)
    const logo = officeLogo(context)
    const size = options.paper ?? office.preferences.paper
    const isOffice = (institution: string): boolean =>
      institution.trim().toLowerCase() === office.fullName.toLowerCase()
    const own = agreement.parties.find(({ institution }) => isOffice(institution)) ?? agreement.parties[0]
    const warnings: PaperWarning[] = logo ? [] : [{ code: 'logoMissing', data: {} }]
    return {
      label: `${kindTitles[agreement.kind]} ${agreement.title.replace(kindBeforeAbout, '')}`,
      origin: { kind: 'agreement', id: agreement.id },
      datedOn: agreement.signedOn,
      ownNumber: own?.number ?? null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: missingOf(agreement),
      warnings,
      pictures: logo ? [logo] : [],
      dataFor: ({ draft }) => ({
        draft,
        paper: size,
        title: kindTitles[agreement.kind],
        about: agreement.title.replace(kindBeforeAbout, ''),
        parties: agreement.parties.map((party) => ({
          institution: party.institution,
          logo: isOffice(party.institution) ? (logo?.image ?? null) : null,
          number: party.number,
          signatoryName: party.representative,
          signatoryTitle: party.representativeTitle ?? dots,
          authority: party.authority,
          address: party.address ?? dots,
        })),
        opening: agreementOpening(agreement.signedOn, agreement.signedAtPlace),
        considerations: agreement.kind === 'addendum' ? [] : usualConsiderations,
        articles: parent ? articlesOfAddendum(agreement, parent) : articlesOf(agreement),
      }),
    }
  },
}

const missingOf = (agreement: Agreement): MissingValue[] => {
  const missing: MissingValue[] = []
  const add = (field: MissingField, detail: string | null = null): void => {
    missing.push({ field, detail, where: { kind: 'agreement', id: agreement.id } })
  }
  const isAddendum = agreement.kind === 'addendum'
  if (agreement.signedOn === null) add('agreementSignedOn')
  if (agreement.signedAtPlace === null) add('agreementPlace')
  if (!isAddendum && (agreement.startsOn === null || (agreement.endsOn === null && !agreement.openEnded)))
    add('agreementPeriod')
  if (agreement.parties.length < 2) add('agreementParties')
  for (const party of agreement.parties) {
    if (party.number === null) add('agreementPartyNumber', party.institution)
    if (party.representative === null) add('agreementPartySignatory', party.institution)
    if (party.representativeTitle === null) add('agreementPartySignatoryTitle', party.institution)
    if (party.address === null) add('agreementPartyAddress', party.institution)
  }
  if (isAddendum) return missing
  if (agreement.scope.length === 0) add('agreementScope')
  for (const [index, { institution }] of agreement.parties.entries()) {
    if (obligationsOf(agreement, index).length === 0) add('agreementObligations', institution)
  }
  return missing
}

/** Obligations count their parties from 1. */
const obligationsOf = (agreement: Agreement, index: number): string[] =>
  agreement.obligations.filter(({ party }) => party === index + 1).map(({ text }) => text)

const orDots = (entries: readonly string[]): readonly string[] => (entries.length === 0 ? [dots] : entries)

const usualName = 'Perjanjian Kerja Sama'
const durationHeading = 'Jangka Waktu'

const articlesOf = (agreement: Agreement): AgreementArticle[] => {
  // The usual sentence wants both days; where one is open, the sentence is worded below.
  const anyDay = agreement.startsOn ?? agreement.endsOn ?? ('2000-01-01' as PlainDate)
  const articles = agreementArticles({
    parties: agreement.parties.map(({ institution, address }, index) => ({
      institution,
      address: address ?? dots,
      obligations: orDots(obligationsOf(agreement, index)),
    })),
    scope: orDots(agreement.scope),
    startsOn: agreement.startsOn ?? anyDay,
    endsOn: agreement.endsOn ?? anyDay,
  })
  const worded = articles.map((article) =>
    article.heading === durationHeading
      ? {
          ...article,
          paragraphs: [{ text: durationOf(agreement), items: [] }, ...article.paragraphs.slice(1)],
        }
      : article,
  )
  const name = kindTitles[agreement.kind]
  return name === usualName ? worded : worded.map((article) => renamed(article, name))
}

const durationOf = ({ startsOn, endsOn, openEnded }: Agreement): string => {
  const from = startsOn === null ? dots : formatLongDate(startsOn)
  if (openEnded) {
    return `${usualName} ini berlaku sejak tanggal ${from} sampai dengan diakhiri oleh salah satu pihak.`
  }
  return `${usualName} ini berlaku sejak tanggal ${from} sampai dengan tanggal ${endsOn === null ? dots : formatLongDate(endsOn)}.`
}

const renamed = ({ heading, paragraphs }: AgreementArticle, name: string): AgreementArticle => ({
  heading,
  paragraphs: paragraphs.map(({ text, items }) => ({
    text: text.replaceAll(usualName, name),
    items: items.map((item) => item.replaceAll(usualName, name)),
  })),
})

/** `Perjanjian Kerja Sama Nomor … tanggal …`, as an addendum names what it changes. */
const cited = (parent: Agreement): string => {
  const numbers = parent.parties.flatMap(({ number }) => number ?? [])
  const numbered = numbers.length === 0 ? '' : ` Nomor ${numbers.join(' dan Nomor ')}`
  const dated = parent.signedOn === null ? '' : ` tanggal ${formatLongDate(parent.signedOn)}`
  return `${kindTitles[parent.kind]}${numbered}${dated}`
}

const articlesOfAddendum = (addendum: Agreement, parent: Agreement): AgreementArticle[] =>
  addendumArticles({
    partyCount: addendum.parties.length,
    agreement: cited(parent),
    newEnd: addendum.endsOn,
    changes: addendum.endsOn === null ? orDots(addendum.scope) : addendum.scope,
  })
