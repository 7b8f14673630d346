import { getDetails } from '#main/features/subject/index.ts'
import type { MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import {
  referralAnnexData,
  type ReferralAnnexInput,
} from '#shared/features/document/papers/referral-annex.schema.ts'
import { unnamed } from '#shared/features/document/papers/record-parts.schema.ts'
import { dots, type Paper, type PaperContext } from '../paper.ts'
import {
  chosenSignatory,
  officeSideOn,
  restrictedWarning,
  signatoryBlock,
  subjectPlace,
} from './case-parts.ts'
import { disclosedFactsOf, isDisclosable } from './disclosed-facts.ts'
import {
  agencyLineOf,
  getReferralMatter,
  letterOf,
  letterWarning,
  missingOfReferral,
  placeOfReferral,
  recordOfReferral,
  signatoryMissing,
  warningsOfSignatory,
  type Referred,
  type ReferralMatter,
} from './referral-parts.ts'

/** Who the initials of the letter are: exactly what the referral discloses of each, for an envelope of its own. */
export const referralAnnexPaper: Paper = {
  type: 'referralAnnex',
  template: 'referral-annex',
  schema: referralAnnexData,
  placeOf: placeOfReferral,
  recordOf: recordOfReferral,
  prepare: (context, referralId, options) => {
    const matter = getReferralMatter(context, referralId)
    const { referral, record, referred, about, place } = matter
    const letter = letterOf(context, referralId)
    const day = letter?.datedOn ?? referral.signedOn ?? context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const signatory = chosenSignatory(office, options, day)
    return {
      label: `Lampiran rahasia rujukan ${about}`,
      origin: place,
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [
        ...missing,
        ...missingOfReferral(matter),
        ...referred.flatMap(missingOfPerson),
        ...signatoryMissing(signatory, office),
      ],
      warnings: [
        ...warnings,
        ...restrictedWarning(record),
        ...letterWarning(letter),
        ...warningsOfSignatory(signatory, office, day),
        ...childWarning(matter),
      ],
      pictures,
      dataFor: ({ draft }) => ({
        draft,
        paper: size,
        letterhead: head,
        classification: referral.confidentiality === 'topSecret' ? 'Sangat Rahasia' : 'Rahasia',
        letterNumber: letter?.number ?? null,
        letterOn: day,
        caseNumber: record.number,
        addressee: referral.addressee.trim() === '' ? dots : referral.addressee,
        agencyName: agencyLineOf(referral),
        city: referral.city.trim() === '' ? dots : referral.city,
        persons: referred.length === 0 ? [nobody] : referred.map((person) => personOf(context, person)),
        place: office.details.city,
        signatory: signatoryBlock(office, signatory),
      }),
    }
  },
}

const nobody = { initials: unnamed, facts: [{ label: dots, value: null }] }

const personOf = (
  context: PaperContext,
  { subject, initials, disclosed }: Referred,
): ReferralAnnexInput['persons'][number] => {
  const facts = disclosedFactsOf(context, subject, getDetails(context.db, subject.rowId), disclosed)
  return { initials, facts: facts.length === 0 ? nobody.facts : facts }
}

/** A person of whom nothing is disclosed, or something that the annex has no line for. */
const missingOfPerson = ({ subject, initials, disclosed }: Referred): MissingValue[] => {
  const where = subjectPlace(subject)
  if (disclosed.length === 0) return [{ field: 'disclosedNothing', detail: initials, where }]
  return disclosed
    .filter((field) => !isDisclosable(field))
    .map((field) => ({ field: 'disclosedUnknown', detail: field, where }))
}

const placesOfChild = new Set(['identityAddress', 'domicileAddress', 'passport', 'emergencyContact'])

/** Address and passport of a child go out only where somebody ticked them; that is worth a second look. */
const childWarning = ({ referred }: ReferralMatter): PaperWarning[] => {
  const isFound = referred.some(
    ({ subject, disclosed }) => subject.isChild && disclosed.some((field) => placesOfChild.has(field)),
  )
  return isFound ? [{ code: 'childPlaceDisclosed', data: {} }] : []
}
