import { emergency } from '#shared/features/subject/subject-details.schema.ts'
import {
  coveredSection,
  type CoveredSection,
  type RevealField,
  type SectionValues,
  type SubjectSection,
  type SubjectView,
} from '#shared/features/subject/subject-view.schema.ts'

/** Which covered fields belong to a section. */
const fieldsOf: Readonly<Record<CoveredSection, readonly RevealField[]>> = {
  identity: ['fullName', 'alias', 'birthOn', 'nik', 'familyCardNumber', 'motherName', 'religion', 'careNeed'],
  address: ['identityAddress', 'domicileAddress'],
  contacts: ['contacts', 'emergency'],
  passport: ['passportNumber', 'newPassportNumber', 'emergencyDocumentNumber'],
  consent: ['consent'],
}

/** The section, where a reason is needed before its values are seen. */
export const coveredSectionOf = (view: SubjectView, section: SubjectSection): CoveredSection | undefined => {
  const known = coveredSection.safeParse(section)
  if (!known.success) return undefined
  // Of a place only the district is on the page; the village below it is covered.
  const hasPlace = section === 'address' && (view.identityDistrict !== null || view.domicileDistrict !== null)
  const isCovered = hasPlace || fieldsOf[known.data].some((field) => view.covered.includes(field))
  return isCovered ? known.data : undefined
}

const nobody = { fullName: null, alias: null, birthOn: null, nik: null, familyCardNumber: null }

/** What the page already knows of a section of which nothing is covered. */
export const valuesInView = (view: SubjectView, section: SubjectSection): SectionValues => {
  switch (section) {
    case 'identity':
      return {
        section,
        values: {
          ...nobody,
          motherName: null,
          religion: null,
          careNeed: null,
          role: view.subject.role,
          description: view.description,
          sex: view.subject.sex,
          birthPlace: view.birthPlace,
          isChildStated: view.isChildStated,
          nikUnknownReason: view.subject.nikUnknownReason,
          citizenship: view.citizenship,
          maritalStatus: view.maritalStatus,
          education: view.education,
          occupation: view.occupation,
          spokenLanguage: view.spokenLanguage,
          dependents: view.dependents,
        },
      }
    case 'address':
      return {
        section,
        values: {
          identityAddress: null,
          identityRegionCode: null,
          domicileAddress: null,
          domicileRegionCode: null,
        },
      }
    case 'contacts':
      return {
        section,
        values: { contacts: [], emergency: { ...emergency.parse({}), relation: view.emergency.relation } },
      }
    case 'passport':
      return {
        section,
        values: { passportNumber: null, newPassportNumber: null, passportMatter: view.passportMatter },
      }
    case 'travel':
      return { section, values: view.travel }
    case 'job':
      return { section, values: view.job }
    case 'placement':
      return { section, values: view.placement }
    case 'money':
      return { section, values: view.money }
    case 'consent':
      return { section, values: view.consent }
  }
}

/** The field at which a refusal of what was typed is shown. */
export const refusalFields: Readonly<Record<string, string>> = {
  NIK_NOT_DIGITS: 'nik',
  NIK_LENGTH_WRONG: 'nik',
  NIK_IS_PLACEHOLDER: 'nik',
  NIK_MONTH_IMPOSSIBLE: 'nik',
  NIK_DAY_IMPOSSIBLE: 'nik',
  NIK_SERIAL_ZERO: 'nik',
  FAMILY_CARD_NOT_DIGITS: 'familyCardNumber',
  FAMILY_CARD_LENGTH_WRONG: 'familyCardNumber',
  FAMILY_CARD_IS_PLACEHOLDER: 'familyCardNumber',
  NAME_WITHOUT_LETTERS: 'fullName',
  SUBJECT_NAME_OR_DESCRIPTION_NEEDED: 'fullName',
  SUBJECT_NIK_REASON_NEEDED: 'nikUnknownReason',
  SUBJECT_BIRTH_IN_FUTURE: 'birthOn',
  PASSPORT_ISSUED_IN_FUTURE: 'passportMatter.oldIssuedOn',
  PASSPORT_PERIOD_INVALID: 'passportMatter.oldExpiresOn',
  SUBJECT_TRAVEL_PERIOD_INVALID: 'returnsOn',
}
