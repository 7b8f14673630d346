import type { ReactNode } from 'react'
import type { SubjectSection, SubjectView } from '#shared/features/subject/subject-view.schema.ts'
import type { RevealField } from '#shared/features/subject/subject-view.schema.ts'
import { religions } from '#shared/features/subject/subject.schema.ts'
import { countryName } from '#renderer/features/identity/countries.ts'
import { sexWord } from '#renderer/features/identity/identity-words.ts'
import { purposeLabel, sectorLabel } from '#renderer/features/reference/reference-words.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { Translate } from '#renderer/i18n/t.ts'
import type { Fact } from '#renderer/ui/fact-list.tsx'
import { Covered } from './covered.tsx'
import { amountText, capitalised } from './subject-words.ts'

/** Null where nothing is known: such a fact is named under the others instead of taking a line. */
type Known = Omit<Fact, 'value'> & { value: ReactNode | null }

const word = <Value extends string>(value: Value | null, wordOf: (value: Value) => string): string | null =>
  value === null ? null : wordOf(value)

/** A covered value where there is one. */
const covered = (
  t: Translate,
  view: SubjectView,
  field: RevealField,
  masked?: string | null,
  wordOf?: (value: string) => string,
): Known => ({
  label: t(`subject.field.${field}`),
  value: view.covered.includes(field) ? (
    <Covered field={field} masked={masked ?? null} {...(wordOf ? { wordOf } : {})} />
  ) : null,
})

const identity = (t: Translate, view: SubjectView): Known[] => {
  const { subject } = view
  const religionWord = (value: string): string => {
    const known = religions.find((religion) => religion === value)
    return known ? t(`subject.religion.${known}`) : value
  }
  const nik = covered(t, view, 'nik', subject.maskedNik)
  return [
    covered(t, view, 'fullName', subject.isNamed ? subject.shownName : null),
    covered(t, view, 'alias'),
    { label: t('subject.field.description'), value: view.description, private: true },
    subject.maskedNik === null
      ? {
          ...nik,
          value: word(subject.nikUnknownReason, (reason) =>
            t('subject.nikUnknownBecause', { reason: t(`subject.nikUnknown.${reason}`) }),
          ),
        }
      : nik,
    covered(t, view, 'familyCardNumber', view.maskedFamilyCard),
    { label: t('subject.field.sex'), value: word(subject.sex, (sex) => capitalised(sexWord(t, sex))) },
    covered(t, view, 'birthOn'),
    {
      label: t('subject.field.age'),
      value:
        subject.age === null
          ? view.isChildStated
            ? t('subject.childStated')
            : null
          : t('subject.ageAtReceipt', { age: subject.age }),
    },
    { label: t('subject.field.birthPlace'), value: view.birthPlace, private: true },
    { label: t('subject.field.citizenship'), value: countryName(view.citizenship) },
    covered(t, view, 'motherName'),
    covered(t, view, 'religion', null, religionWord),
    {
      label: t('subject.field.maritalStatus'),
      value: word(view.maritalStatus, (value) => t(`subject.marital.${value}`)),
    },
    {
      label: t('subject.field.education'),
      value: word(view.education, (value) => t(`subject.education.${value}`)),
    },
    { label: t('subject.field.occupation'), value: view.occupation },
    { label: t('subject.field.spokenLanguage'), value: view.spokenLanguage },
    {
      label: t('subject.field.dependents'),
      value: view.dependents === null ? null : String(view.dependents),
    },
    covered(t, view, 'careNeed'),
  ]
}

const address = (t: Translate, view: SubjectView): Known[] => [
  covered(t, view, 'identityAddress'),
  { label: t('subject.field.identityRegion'), value: view.identityDistrict?.path ?? null },
  covered(t, view, 'domicileAddress'),
  { label: t('subject.field.domicileRegion'), value: view.domicileDistrict?.path ?? null },
]

const contacts = (t: Translate, view: SubjectView): Known[] => {
  const { initials, relation, maskedPhone } = view.emergency
  const list = view.contacts
    .map(({ kind, masked, note }) =>
      [`${t(`subject.contactKind.${kind}`)} ${masked}`, note].filter(Boolean).join(', '),
    )
    .join(' · ')
  const emergency = [initials, word(relation, (value) => t(`subject.relation.${value}`)), maskedPhone]
    .filter(Boolean)
    .join(' · ')
  return [
    covered(t, view, 'contacts', list),
    view.covered.includes('emergency')
      ? covered(t, view, 'emergency', emergency || null)
      : { label: t('subject.field.emergency'), value: emergency || null },
  ]
}

const passport = (t: Translate, view: SubjectView): Known[] => {
  const { passportMatter: matter } = view
  return [
    { label: t('subject.field.applicationNumber'), value: matter.applicationNumber },
    { label: t('subject.field.appliedOn'), value: word(matter.appliedOn, formatDate) },
    {
      label: t('subject.field.service'),
      value: word(matter.service, (value) => t(`subject.service.${value}`)),
    },
    { label: t('subject.field.purposeStated'), value: matter.purposeStated },
    { label: t('subject.field.boothOfficer'), value: matter.boothOfficer },
    covered(t, view, 'passportNumber', view.maskedPassport),
    { label: t('subject.field.oldIssuedOn'), value: word(matter.oldIssuedOn, formatDate) },
    { label: t('subject.field.oldExpiresOn'), value: word(matter.oldExpiresOn, formatDate) },
    { label: t('subject.field.oldOffice'), value: matter.oldOffice },
    covered(t, view, 'newPassportNumber', view.maskedNewPassport),
    covered(t, view, 'emergencyDocumentNumber', matter.emergencyDocumentNumber),
    { label: t('subject.field.withheld'), value: matter.withheld, private: true },
  ]
}

const travel = (t: Translate, { travel: trip }: SubjectView): Known[] => [
  { label: t('subject.field.declaredPurpose'), value: word(trip.declaredPurpose, purposeLabel) },
  { label: t('subject.field.declaredDetail'), value: trip.declaredDetail, private: true },
  { label: t('subject.field.realPurpose'), value: trip.realPurpose, private: true },
  {
    label: t('subject.field.destinationCountry'),
    value:
      [trip.destinationCity, word(trip.destinationCountry, countryName)].filter(Boolean).join(', ') || null,
  },
  {
    label: t('subject.field.travelMode'),
    value: word(trip.mode, (mode) => t(`subject.mode.${mode}`)),
  },
  { label: t('subject.field.carrier'), value: trip.carrier },
  { label: t('subject.field.vehicle'), value: trip.vehicle },
  { label: t('subject.field.departsOn'), value: word(trip.departsOn, formatDate) },
  { label: t('subject.field.ticketNumber'), value: trip.ticketNumber, private: true },
  { label: t('subject.field.bookingCode'), value: trip.bookingCode, private: true },
  { label: t('subject.field.ticketBuyer'), value: trip.ticketBuyer, private: true },
  {
    label: t('subject.field.returnTicket'),
    value: word(trip.returnTicket, (value) => t(`subject.known.${value}`)),
  },
  { label: t('subject.field.returnsOn'), value: word(trip.returnsOn, formatDate) },
  { label: t('subject.field.visaKind'), value: trip.visaKind },
  { label: t('subject.field.visaNumber'), value: trip.visaNumber, private: true },
  { label: t('subject.field.plannedStay'), value: trip.plannedStay },
  {
    label: t('subject.field.host'),
    value: [trip.host, trip.hostRelation].filter(Boolean).join(', ') || null,
    private: true,
  },
]

const job = (t: Translate, { job: work }: SubjectView): Known[] => [
  { label: t('subject.field.sector'), value: word(work.sector, sectorLabel) },
  { label: t('subject.field.position'), value: work.position },
  { label: t('subject.field.employer'), value: work.employer },
  { label: t('subject.field.workplaceAddress'), value: work.workplaceAddress },
  {
    label: t('subject.field.wage'),
    value:
      work.wageAmount === null
        ? null
        : [
            amountText(work.wageAmount, work.wageCurrency),
            word(work.wagePeriod, (value) => t(`subject.wagePeriod.${value}`)),
          ]
            .filter(Boolean)
            .join(' '),
  },
  {
    label: t('subject.field.contract'),
    value: word(work.contract, (value) => t(`subject.contract.${value}`)),
  },
  { label: t('subject.field.contractLanguage'), value: work.contractLanguage },
  { label: t('subject.field.jobOrderNumber'), value: work.jobOrderNumber },
]

const placement = (t: Translate, { placement: path }: SubjectView): Known[] => {
  const known = (value: typeof path.orientation) => word(value, (answer) => t(`subject.known.${answer}`))
  return [
    { label: t('subject.field.scheme'), value: word(path.scheme, (value) => t(`subject.scheme.${value}`)) },
    { label: t('subject.field.agencyName'), value: path.agencyName },
    { label: t('subject.field.agencyLicence'), value: path.agencyLicence },
    {
      label: t('subject.field.agencyLicenceState'),
      value: word(path.agencyLicenceState, (value) => t(`subject.licence.${value}`)),
    },
    { label: t('subject.field.recruitmentPermit'), value: path.recruitmentPermit },
    { label: t('subject.field.workerId'), value: path.workerId, private: true },
    { label: t('subject.field.socialSecurity'), value: known(path.socialSecurity) },
    { label: t('subject.field.orientation'), value: known(path.orientation) },
    { label: t('subject.field.trainingCertificate'), value: known(path.trainingCertificate) },
    { label: t('subject.field.psychologyTest'), value: known(path.psychologyTest) },
    { label: t('subject.field.healthCertificate'), value: known(path.healthCertificate) },
  ]
}

const consent = (t: Translate, view: SubjectView): Known[] => {
  const { givenBy, relation, form, knownByVillage, verifiedHow } = view.consent
  return [
    { ...covered(t, view, 'consent', givenBy), label: t('subject.field.givenBy') },
    {
      label: t('subject.field.relation'),
      value: word(relation, (value) => t(`subject.relation.${value}`)),
    },
    {
      label: t('subject.field.consentForm'),
      value: word(form, (value) => t(`subject.consentForm.${value}`)),
    },
    {
      label: t('subject.field.knownByVillage'),
      value: word(knownByVillage, (value) => t(`subject.known.${value}`)),
    },
    { label: t('subject.field.verifiedHow'), value: verifiedHow, private: true },
  ]
}

const factsOf: Readonly<Record<SubjectSection, (t: Translate, view: SubjectView) => Known[]>> = {
  identity,
  address,
  contacts,
  passport,
  travel,
  job,
  placement,
  money: () => [],
  consent,
}

/** What is known in a section, and the names of what is not. */
export const sectionFacts = (
  t: Translate,
  view: SubjectView,
  section: SubjectSection,
): { known: Fact[]; unknown: string[] } => {
  const all = factsOf[section](t, view)
  return {
    known: all.filter(({ value }) => value !== null),
    unknown: all.filter(({ value }) => value === null).map(({ label }) => label),
  }
}

/** Whether anything was written into a section. */
export const isFilled = (view: SubjectView, known: readonly Fact[], section: SubjectSection): boolean => {
  if (section === 'money') return view.money.rows.length > 0
  return known.length > 0 || (section === 'travel' && view.travel.transits.length > 0)
}
