import type { UseFormReturnType } from '@mantine/form'
import {
  consentForms,
  contractStates,
  licenceStates,
  placementSchemes,
  relations,
  wagePeriods,
} from '#shared/features/subject/subject-details.schema.ts'
import { jobSectors } from '#shared/features/reference/reference.schema.ts'
import { sectorLabel } from '#renderer/features/reference/reference-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { CurrencyCell } from './currency-cell.tsx'
import { ChoiceCell, KnownCell, TextCell } from './form-cells.tsx'
import { NumberCell } from './number-cell.tsx'
import classes from './subject-form.module.css'
import type { ConsentValues, JobValues, PlacementValues } from './subject-values.ts'
import { optionsOf } from './subject-words.ts'

/** The job that was promised. */
export const JobFields = ({ form }: { form: UseFormReturnType<JobValues> }) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <ChoiceCell
        form={form}
        path="sector"
        label={t('subject.field.sector')}
        options={jobSectors.map((value) => ({ value, label: sectorLabel(value) }))}
      />
      <TextCell form={form} path="position" label={t('subject.field.position')} span={4} />
      <TextCell form={form} path="employer" label={t('subject.field.employer')} span={4} />
      <TextCell
        form={form}
        path="workplaceAddress"
        label={t('subject.field.workplaceAddress')}
        span={12}
        maxLength={300}
      />
      <NumberCell
        form={form}
        path="wageAmount"
        label={t('subject.field.wage')}
        maximum={1_000_000_000_000}
        decimals={2}
      />
      <CurrencyCell form={form} path="wageCurrency" label={t('subject.field.wageCurrency')} span={4} />
      <ChoiceCell
        form={form}
        path="wagePeriod"
        label={t('subject.field.wagePeriod')}
        options={optionsOf(t, wagePeriods, (value) => `subject.wagePeriod.${value}`)}
      />
      <ChoiceCell
        form={form}
        path="contract"
        label={t('subject.field.contract')}
        options={optionsOf(t, contractStates, (value) => `subject.contract.${value}`)}
      />
      <TextCell
        form={form}
        path="contractLanguage"
        label={t('subject.field.contractLanguage')}
        span={4}
        maxLength={80}
      />
      <TextCell
        form={form}
        path="jobOrderNumber"
        label={t('subject.field.jobOrderNumber')}
        span={4}
        maxLength={60}
      />
    </div>
  )
}

/** By which way of the law somebody is placed, and what of it is there. */
export const PlacementFields = ({ form }: { form: UseFormReturnType<PlacementValues> }) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <ChoiceCell
        form={form}
        path="scheme"
        label={t('subject.field.scheme')}
        span={6}
        options={optionsOf(t, placementSchemes, (value) => `subject.scheme.${value}`)}
      />
      <TextCell form={form} path="agencyName" label={t('subject.field.agencyName')} />
      <TextCell form={form} path="agencyLicence" label={t('subject.field.agencyLicence')} maxLength={60} />
      <ChoiceCell
        form={form}
        path="agencyLicenceState"
        label={t('subject.field.agencyLicenceState')}
        span={6}
        options={optionsOf(t, licenceStates, (value) => `subject.licence.${value}`)}
      />
      <TextCell
        form={form}
        path="recruitmentPermit"
        label={t('subject.field.recruitmentPermit')}
        maxLength={60}
      />
      <TextCell form={form} path="workerId" label={t('subject.field.workerId')} maxLength={60} />
      <KnownCell form={form} path="socialSecurity" label={t('subject.field.socialSecurity')} />
      <KnownCell form={form} path="orientation" label={t('subject.field.orientation')} />
      <KnownCell form={form} path="trainingCertificate" label={t('subject.field.trainingCertificate')} />
      <KnownCell form={form} path="psychologyTest" label={t('subject.field.psychologyTest')} />
      <KnownCell form={form} path="healthCertificate" label={t('subject.field.healthCertificate')} />
    </div>
  )
}

/** Whether the family agrees, and how that is known. */
export const ConsentFields = ({ form }: { form: UseFormReturnType<ConsentValues> }) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <TextCell form={form} path="givenBy" label={t('subject.field.givenBy')} isPrivate />
      <ChoiceCell
        form={form}
        path="relation"
        label={t('subject.field.relation')}
        span={6}
        options={optionsOf(t, relations, (value) => `subject.relation.${value}`)}
      />
      <ChoiceCell
        form={form}
        path="form"
        label={t('subject.field.consentForm')}
        span={6}
        options={optionsOf(t, consentForms, (value) => `subject.consentForm.${value}`)}
      />
      <KnownCell form={form} path="knownByVillage" label={t('subject.field.knownByVillage')} span={6} />
      <TextCell
        form={form}
        path="verifiedHow"
        label={t('subject.field.verifiedHow')}
        span={12}
        maxLength={300}
      />
    </div>
  )
}
