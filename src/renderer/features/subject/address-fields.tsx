import { Button } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconCopy } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import { TextCell } from './form-cells.tsx'
import { PlaceField } from './place-field.tsx'
import classes from './subject-form.module.css'
import type { AddressValues } from './subject-values.ts'

/** Where somebody is registered and where somebody lives. */
export const AddressFields = <Values extends AddressValues>({
  form,
}: {
  form: UseFormReturnType<Values>
}) => {
  const t = useT()
  const { identityAddress, identityRegion } = form.getValues()
  const isKnown = identityAddress.trim() !== '' || identityRegion !== null
  const liveThere = (): void => {
    form.setFieldValue('domicileAddress', identityAddress as never)
    form.setFieldValue('domicileRegion', identityRegion as never)
  }
  return (
    <div className={classes.fields}>
      <TextCell
        form={form}
        path="identityAddress"
        label={t('subject.field.identityAddress')}
        placeholder={t('subject.addressPlaceholder')}
        maxLength={300}
        isPrivate
      />
      <PlaceField
        label={t('subject.field.identityRegion')}
        {...form.getInputProps('identityRegion')}
        error={form.errors['identityRegionCode']}
      />
      <TextCell
        form={form}
        path="domicileAddress"
        label={t('subject.field.domicileAddress')}
        placeholder={t('subject.addressPlaceholder')}
        maxLength={300}
        isPrivate
      />
      <PlaceField
        label={t('subject.field.domicileRegion')}
        {...form.getInputProps('domicileRegion')}
        error={form.errors['domicileRegionCode']}
      />
      {isKnown && (
        <div data-span="12">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCopy size={14} stroke={1.7} />}
            onClick={liveThere}
          >
            {t('subject.sameAddress')}
          </Button>
        </div>
      )}
    </div>
  )
}
