import type { UseFormReturnType } from '@mantine/form'
import { passportServices } from '#shared/features/subject/subject-details.schema.ts'
import { PassportField } from '#renderer/features/identity/passport-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ChoiceCell, DateCell, ParagraphCell, TextCell } from './form-cells.tsx'
import classes from './subject-form.module.css'
import type { PassportValues } from './subject-values.ts'
import { optionsOf } from './subject-words.ts'

/** The application, the passport somebody has or had, and what came of it. */
export const PassportFields = ({ form }: { form: UseFormReturnType<PassportValues> }) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <h2 className={classes.head}>{t('subject.application')}</h2>
      <TextCell
        form={form}
        path="passportMatter.applicationNumber"
        label={t('subject.field.applicationNumber')}
        span={4}
        maxLength={40}
      />
      <DateCell form={form} path="passportMatter.appliedOn" label={t('subject.field.appliedOn')} />
      <ChoiceCell
        form={form}
        path="passportMatter.service"
        label={t('subject.field.service')}
        options={optionsOf(t, passportServices, (service) => `subject.service.${service}`)}
      />
      <TextCell
        form={form}
        path="passportMatter.purposeStated"
        label={t('subject.field.purposeStated')}
        span={8}
        maxLength={200}
      />
      <TextCell
        form={form}
        path="passportMatter.boothOfficer"
        label={t('subject.field.boothOfficer')}
        span={4}
      />
      <h2 className={classes.head}>{t('subject.oldPassport')}</h2>
      <div data-span="3">
        <PassportField {...form.getInputProps('passportNumber')} />
      </div>
      <DateCell form={form} path="passportMatter.oldIssuedOn" label={t('subject.oldIssuedOn')} span={3} />
      <DateCell form={form} path="passportMatter.oldExpiresOn" label={t('subject.oldExpiresOn')} span={3} />
      <TextCell form={form} path="passportMatter.oldOffice" label={t('subject.oldOffice')} span={3} />
      <h2 className={classes.head}>{t('subject.newPassport')}</h2>
      <PassportField
        label={t('subject.field.newPassportNumber')}
        {...form.getInputProps('newPassportNumber')}
      />
      <TextCell
        form={form}
        path="passportMatter.emergencyDocumentNumber"
        label={t('subject.field.emergencyDocumentNumber')}
        maxLength={40}
        isPrivate
      />
      <ParagraphCell form={form} path="passportMatter.withheld" label={t('subject.field.withheld')} />
    </div>
  )
}
