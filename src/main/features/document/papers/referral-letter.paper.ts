import { listSubjectsOfCase, type SubjectRecord } from '#main/features/subject/index.ts'
import type { MissingField, MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import { identitiesIn, screeningWordIn } from '#shared/features/document/papers/masked-words.ts'
import {
  referralLetterData,
  type ReferralLetterInput,
} from '#shared/features/document/papers/referral-letter.schema.ts'
import { unnamed } from '#shared/features/document/papers/record-parts.schema.ts'
import { listValidDocuments } from '../document.repo.ts'
import { listHandoverSources } from '../handover-source.repo.ts'
import { dots, type Paper, type PaperContext, proofMarkOf } from '../paper.ts'
import {
  chosenSignatory,
  initialsOfSubject,
  officeSideOn,
  restrictedWarning,
  signatoryBlock,
} from './case-parts.ts'
import {
  agencyLineOf,
  getReferralMatter,
  missingOfReferral,
  placeOfReferral,
  recordOfReferral,
  signatoryMissing,
  warningsOfSignatory,
  type ReferralMatter,
} from './referral-parts.ts'
import {
  consentWordOf,
  letterClassificationWords,
  matterOf,
  serviceWordOf,
  urgencyWords,
} from './referral-words.ts'

const largestItemList = 60
const largestHandoverList = 200

/** Letter to the agency: initials and the number of the case, plain words, what is asked and until when. */
export const referralLetterPaper: Paper = {
  type: 'referralLetter',
  template: 'referral-letter',
  schema: referralLetterData,
  placeOf: placeOfReferral,
  recordOf: recordOfReferral,
  prepare: (context, referralId, options) => {
    const matter = getReferralMatter(context, referralId)
    const { referral, record, referred, about, place } = matter
    const day = referral.signedOn ?? context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const signatory = chosenSignatory(office, options, day)
    const texts = textsOf(matter)
    const annexes = [...ownAnnexes(context, matter), ...options.annexes]
    return {
      label: `Surat rujukan ${about}`,
      origin: place,
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [
        ...missing,
        ...missingOfReferral(matter),
        ...emptyFields(matter),
        ...secretsIn(context, matter, [...Object.values(texts).flat(), ...annexes, ...referral.copiesTo]),
        ...signatoryMissing(signatory, office),
      ],
      warnings: [
        ...warnings,
        ...restrictedWarning(record),
        ...warningsOfSignatory(signatory, office, day),
        ...warningsOf(context, matter),
      ],
      pictures,
      dataFor: (marks) => ({
        ...texts,
        draft: marks.draft,
        proof: proofMarkOf(marks),
        paper: size,
        letterhead: head,
        number: marks.number,
        place: office.details.city,
        datedOn: day,
        classification: letterClassificationWords[referral.confidentiality],
        urgency: urgencyWords[referral.urgency],
        matter: matterOf(referral.need),
        addressee: orDots(referral.addressee),
        agencyName: agencyLineOf(referral),
        attention: referral.unitAddressee ?? referral.unitName,
        city: orDots(referral.city),
        subjects:
          referred.length === 0
            ? [{ initials: unnamed, caseNumber: record.number, consent: dots }]
            : referred.map(({ initials, consent, subject }) => ({
                initials,
                caseNumber: record.number,
                consent: consentWordOf(consent, subject.isChild),
              })),
        services: referral.services.map(serviceWordOf),
        answerWantedOn: referral.answerWantedOn,
        contact: {
          name: orDots(referral.contactName),
          phone: orDots(referral.contactPhone),
          hours: referral.contactHours,
        },
        annexes,
        signatory: signatoryBlock(office, signatory),
        copiesTo: referral.copiesTo,
      }),
    }
  },
}

const orDots = (text: string): string => (text.trim() === '' ? dots : text)

/** Lines that were typed, each a paragraph or an entry of a list; marks of a list typed by hand are taken off. */
const itemsOf = (text: string): string[] => {
  const lines = text
    .split('\n')
    .map((each) => each.replace(/^\s*(?:\d{1,2}[.)]|[-–•*])\s+/, '').trim())
    .filter((each) => each !== '')
  return lines.length <= largestItemList ? lines : [lines.join('\n')]
}

type Texts = Required<
  Pick<ReferralLetterInput, 'basis' | 'chronology' | 'indications' | 'measures' | 'request' | 'consentNotes'>
>

const textsOf = ({ referral, referred }: ReferralMatter): { [Name in keyof Texts]: string[] } => ({
  basis: itemsOf(referral.legalBasis),
  chronology: itemsOf(referral.chronology),
  indications: itemsOf(referral.indications),
  measures: itemsOf(referral.measures),
  request: itemsOf(referral.request),
  consentNotes: [...new Set(referred.flatMap(({ consentReason }) => consentReason?.trim() || []))],
})

const numbersOfHandovers = ({ db, scope }: PaperContext, { referral, referred }: ReferralMatter) => {
  const people = new Set(referred.map(({ subjectRowId }) => subjectRowId))
  const handovers = listHandoverSources(db, scope, referral.caseRowId, largestHandoverList)
    .filter(
      ({ kind, subjectRowId }) => kind === 'person' && subjectRowId !== null && people.has(subjectRowId),
    )
    .map(({ id }) => id)
  return listValidDocuments(db, 'handoverRecord', handovers).map(({ number }) => number)
}

const handoverAnnexes = (context: PaperContext, matter: ReferralMatter): string[] => {
  if (matter.referral.kind !== 'personHandover') return []
  const numbers = numbersOfHandovers(context, matter).filter((number) => number !== null)
  return [`Berita acara serah terima${numbers.length === 0 ? '' : ` Nomor ${numbers.join(', ')}`}`]
}

/** What always goes with the letter. */
const ownAnnexes = (context: PaperContext, matter: ReferralMatter): string[] => [
  'Identitas subjek, dalam amplop tertutup tersendiri bertanda RAHASIA',
  'Lembar balasan rujukan',
  ...handoverAnnexes(context, matter),
]

const emptyFields = ({ referral, place }: ReferralMatter): MissingValue[] => {
  const needed: readonly [MissingField, string][] = [
    ['referralAddressee', referral.addressee],
    ['referralAddressee', referral.city],
    ['referralBasis', referral.legalBasis],
    ['referralChronology', referral.chronology],
    ['referralRequest', referral.request],
    ['referralContact', referral.contactName],
    ['referralContact', referral.contactPhone],
  ]
  const empty = new Set(needed.filter(([, text]) => text.trim() === '').map(([field]) => field))
  return [...empty].map((field) => ({ field, detail: null, where: place }))
}

const secretOf = (subject: SubjectRecord) => {
  const { fullName, alias, nik, familyCardNumber, passportNumber, newPassportNumber, contacts } = subject
  return {
    initials: initialsOfSubject(subject),
    names: [fullName, alias].filter((name) => name !== null),
    numbers: [nik, familyCardNumber, passportNumber, newPassportNumber].filter((number) => number !== null),
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
  }
}

const identityFields = {
  name: 'nameInLetter',
  number: 'numberInLetter',
  phone: 'phoneInLetter',
} as const

/** Identities of anybody in the case, scores and colours: none of it may leave the office in the open letter. */
const secretsIn = (
  { db, scope }: PaperContext,
  { referral, place }: ReferralMatter,
  texts: readonly string[],
): MissingValue[] => {
  const people = listSubjectsOfCase(db, scope, referral.caseRowId).map(secretOf)
  const words = new Set(texts.flatMap((text) => screeningWordIn(text) ?? []))
  return [
    ...identitiesIn(texts, people).map(({ kind, shown }) => ({
      field: identityFields[kind],
      detail: shown,
      where: place,
    })),
    ...[...words].map((detail) => ({ field: 'screeningInLetter' as const, detail, where: place })),
  ]
}

const warningsOf = (context: PaperContext, matter: ReferralMatter): PaperWarning[] => [
  ...(matter.referral.answerWantedOn === null ? [{ code: 'answerDayMissing' as const, data: {} }] : []),
  ...(matter.referral.kind === 'personHandover' && numbersOfHandovers(context, matter).length === 0
    ? [{ code: 'handoverRecordMissing' as const, data: {} }]
    : []),
]
