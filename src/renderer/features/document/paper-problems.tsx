import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type {
  MissingField,
  MissingValue,
  PaperPreview,
  PaperWarning,
} from '#shared/features/document/document.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT, type MessageKey, type Translate } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { pathOf } from './document-words.ts'
import classes from './workshop.module.css'

const missingWords: Record<MissingField, MessageKey> = {
  decreeNumber: 'document.missingDecreeNumber',
  decreeDate: 'document.missingDecreeDate',
  decreePlace: 'document.missingDecreePlace',
  decreeConsiderations: 'document.missingDecreeConsiderations',
  decreeLegalBasis: 'document.missingDecreeLegalBasis',
  decreeDictums: 'document.missingDecreeDictums',
  signatoryName: 'document.missingSignatoryName',
  signatoryTitle: 'document.missingSignatoryTitle',
  letterhead: 'document.missingLetterhead',
  villages: 'document.missingVillages',
  agreementSignedOn: 'document.missingAgreementSignedOn',
  agreementPlace: 'document.missingAgreementPlace',
  agreementPeriod: 'document.missingAgreementPeriod',
  agreementParties: 'document.missingAgreementParties',
  agreementPartyNumber: 'document.missingPartyNumber',
  agreementPartySignatory: 'document.missingPartySignatory',
  agreementPartySignatoryTitle: 'document.missingPartySignatoryTitle',
  agreementPartyAddress: 'document.missingPartyAddress',
  agreementScope: 'document.missingAgreementScope',
  agreementObligations: 'document.missingAgreementObligations',
  subjectName: 'document.missingSubjectName',
  interviewOpen: 'document.missingInterviewOpen',
  interviewLines: 'document.missingInterviewLines',
  interviewWitnesses: 'document.missingInterviewWitnesses',
  documentsAsked: 'document.missingDocumentsAsked',
  decisionProposed: 'document.missingDecisionProposed',
  noticeReason: 'document.missingNoticeReason',
  handoverItems: 'document.missingHandoverItems',
  periodTooLong: 'document.missingPeriodTooLong',
  periodReversed: 'document.missingPeriodReversed',
  suspicionWord: 'document.missingSuspicionWord',
  referralAddressee: 'document.missingReferralAddressee',
  referralBasis: 'document.missingReferralBasis',
  referralChronology: 'document.missingReferralChronology',
  referralRequest: 'document.missingReferralRequest',
  referralContact: 'document.missingReferralContact',
  referralSubjects: 'document.missingReferralSubjects',
  referralCancelled: 'document.missingReferralCancelled',
  nameInLetter: 'document.missingNameInLetter',
  numberInLetter: 'document.missingNumberInLetter',
  phoneInLetter: 'document.missingPhoneInLetter',
  screeningInLetter: 'document.missingScreeningInLetter',
  disclosedNothing: 'document.missingDisclosedNothing',
  disclosedUnknown: 'document.missingDisclosedUnknown',
  other: 'document.missingOther',
}

const warningWords: Record<PaperWarning['code'], MessageKey> = {
  notInaugurated: 'document.warningNotInaugurated',
  designationEnded: 'document.warningDesignationEnded',
  signatoryNotListed: 'document.warningSignatoryNotListed',
  letterheadBeforeFirst: 'document.warningLetterheadBeforeFirst',
  proofKeyMissing: 'document.warningProofKeyMissing',
  proofNotStarted: 'document.warningProofNotStarted',
  logoMissing: 'document.warningLogoMissing',
  headMissing: 'document.warningHeadMissing',
  liaisonMissing: 'document.warningLiaisonMissing',
  decisionEnded: 'document.warningDecisionEnded',
  subjectIsChild: 'document.warningSubjectIsChild',
  caseRestricted: 'document.warningCaseRestricted',
  letterNotIssued: 'document.warningLetterNotIssued',
  answerDayMissing: 'document.warningAnswerDayMissing',
  handoverRecordMissing: 'document.warningHandoverRecordMissing',
  childPlaceDisclosed: 'document.warningChildPlaceDisclosed',
}

/** What a missing value is called; `detail` tells whose it is. */
export const missingSentence = (
  t: Translate,
  { field, detail }: Pick<MissingValue, 'field' | 'detail'>,
): string => t(missingWords[field], { detail: detail ?? '' })

const valuesOf = (data: PaperWarning['data']): PaperWarning['data'] =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? formatDate(value) : value,
    ]),
  )

type PaperProblemsProps = {
  preview: Pick<PaperPreview, 'missing' | 'warnings' | 'unprintable' | 'subjectRevoked'>
}

/** Everything that stands in the way, each line leading to where it is mended; then what is worth a second look. */
export const PaperProblems = ({ preview }: PaperProblemsProps) => {
  const t = useT()
  const { missing, warnings, unprintable, subjectRevoked } = preview
  const stops = missing.length + (unprintable === null ? 0 : 1) + (subjectRevoked ? 1 : 0)
  if (stops + warnings.length === 0) {
    return (
      <p className={classes.ready}>
        <IconCircleCheck size={18} stroke={1.7} />
        {t('document.ready')}
      </p>
    )
  }
  return (
    <ul className={classes.problems} aria-label={t('document.problems')}>
      {subjectRevoked && <Stop>{t('document.stopRevoked')}</Stop>}
      {unprintable !== null && <Stop>{t('document.stopUnprintable', { text: unprintable })}</Stop>}
      {missing.map((value) => (
        <Stop key={`${value.field} ${value.detail ?? ''} ${value.where.id}`}>
          <AppLink to={pathOf(value.where)}>{missingSentence(t, value)}</AppLink>
        </Stop>
      ))}
      {warnings.map(({ code, data }) => (
        <li key={code} className={classes.problem} data-tone="warning">
          <IconAlertTriangle size={16} stroke={1.8} />
          <span>{t(warningWords[code], valuesOf(data))}</span>
        </li>
      ))}
    </ul>
  )
}

const Stop = ({ children }: { children: ReactNode }) => (
  <li className={classes.problem} data-tone="bad">
    <IconCircleX size={16} stroke={1.8} />
    <span>{children}</span>
  </li>
)
