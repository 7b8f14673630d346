import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { largestTransitList, travelModes } from '#shared/features/subject/subject-details.schema.ts'
import { travelPurposes } from '#shared/features/reference/reference.schema.ts'
import { CountryField } from '#renderer/features/identity/country-field.tsx'
import { purposeLabel } from '#renderer/features/reference/reference-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ChoiceCell, DateCell, KnownCell, TextCell } from './form-cells.tsx'
import { RowList } from './row-list.tsx'
import classes from './subject-form.module.css'
import { transitRow, type TravelValues } from './subject-values.ts'
import { optionsOf } from './subject-words.ts'

type TravelFieldsProps = { form: UseFormReturnType<TravelValues> }

/** What somebody says he travels for, the way there, and who paid. */
export const TravelFields = ({ form }: TravelFieldsProps) => {
  const t = useT()
  const modes = optionsOf(t, travelModes, (mode) => `subject.mode.${mode}`)
  return (
    <div className={classes.fields}>
      <ChoiceCell
        form={form}
        path="declaredPurpose"
        label={t('subject.field.declaredPurpose')}
        options={travelPurposes.map((value) => ({ value, label: purposeLabel(value) }))}
      />
      <TextCell
        form={form}
        path="declaredDetail"
        label={t('subject.field.declaredDetail')}
        span={8}
        maxLength={200}
      />
      <TextCell
        form={form}
        path="realPurpose"
        label={t('subject.field.realPurpose')}
        description={t('subject.realPurposeHint')}
        span={12}
        maxLength={300}
      />
      <div data-span="6">
        <CountryField
          label={t('subject.field.destinationCountry')}
          {...form.getInputProps('destinationCountry')}
        />
      </div>
      <TextCell form={form} path="destinationCity" label={t('subject.field.destinationCity')} />
      <h2 className={classes.head}>{t('subject.wayHead')}</h2>
      <ChoiceCell form={form} path="mode" label={t('subject.field.travelMode')} span={3} options={modes} />
      <DateCell form={form} path="departsOn" label={t('subject.field.departsOn')} span={3} />
      <TextCell form={form} path="carrier" label={t('subject.field.carrier')} span={3} />
      <TextCell form={form} path="vehicle" label={t('subject.vehicleLabel')} span={3} />
      <TransitList form={form} />
      <h2 className={classes.head}>{t('subject.ticketHead')}</h2>
      <TextCell
        form={form}
        path="ticketNumber"
        label={t('subject.field.ticketNumber')}
        span={4}
        maxLength={40}
      />
      <TextCell
        form={form}
        path="bookingCode"
        label={t('subject.field.bookingCode')}
        span={4}
        maxLength={40}
      />
      <TextCell form={form} path="ticketBuyer" label={t('subject.field.ticketBuyer')} span={4} isPrivate />
      <KnownCell form={form} path="returnTicket" label={t('subject.field.returnTicket')} />
      <DateCell form={form} path="returnsOn" label={t('subject.field.returnsOn')} />
      <TextCell
        form={form}
        path="plannedStay"
        label={t('subject.field.plannedStay')}
        span={4}
        maxLength={80}
      />
      <TextCell form={form} path="visaKind" label={t('subject.field.visaKind')} maxLength={80} />
      <TextCell form={form} path="visaNumber" label={t('subject.field.visaNumber')} maxLength={40} />
      <TextCell form={form} path="host" label={t('subject.field.host')} isPrivate />
      <TextCell form={form} path="hostRelation" label={t('subject.field.hostRelation')} maxLength={80} />
    </div>
  )
}

const TransitList = ({ form }: TravelFieldsProps) => {
  const t = useT()
  return (
    <div data-span="12">
      <p className={classes.listName}>{t('subject.field.transits')}</p>
      <RowList
        label={t('subject.field.transits')}
        addLabel={t('subject.addTransit')}
        rows={form.getValues().transits}
        onChange={(transits) => form.setFieldValue('transits', transits)}
        makeRow={() => transitRow()}
        maximum={largestTransitList}
        ordered
      >
        {(_row, index) => (
          <>
            <div data-span="4">
              <TextInput
                aria-label={t('subject.field.transitPlace')}
                placeholder={t('subject.transitPlacePlaceholder')}
                maxLength={120}
                {...form.getInputProps(`transits.${index}.place`)}
              />
            </div>
            <div data-span="3">
              <CountryField
                aria-label={t('subject.field.transitCountry')}
                placeholder={t('subject.field.transitCountry')}
                {...form.getInputProps(`transits.${index}.country`)}
              />
            </div>
            <div data-span="2">
              <Select
                aria-label={t('subject.field.travelMode')}
                placeholder={t('subject.field.travelMode')}
                data={optionsOf(t, travelModes, (mode) => `subject.mode.${mode}`)}
                {...form.getInputProps(`transits.${index}.mode`)}
              />
            </div>
            <div data-span="3">
              <PlainDateField
                aria-label={t('subject.field.transitOn')}
                placeholder={t('subject.field.transitOn')}
                {...form.getInputProps(`transits.${index}.on`)}
              />
            </div>
          </>
        )}
      </RowList>
    </div>
  )
}
