import { TextInput } from '@mantine/core'
import { caseChannels } from '#shared/features/case/case.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { channelKey } from '#renderer/features/case/case-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { type IntakePartProps, memoPart } from './intake-part.ts'
import classes from './intake.module.css'

/** Where the case was noticed and when. It mostly stays as it is, so Enter passes it over. */
export const ReceiptFields = memoPart(({ form }: IntakePartProps) => {
  const t = useT()
  const { day } = useSession()
  // What is wrong with the moment is told at its time.
  const { error, value: _value, onChange: _onChange, ...place } = form.getInputProps('receivedAt')
  return (
    <div className={classes.fields} data-settled>
      <div data-span="4">
        <ChoiceField
          label={t('case.channelLabel')}
          openOnFocus={false}
          clearable={false}
          data={caseChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
          {...form.getInputProps('channel')}
        />
      </div>
      <div data-span="4">
        <TextInput
          label={t('case.channelDetail')}
          placeholder={t('intake.channelDetailHint')}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('channelDetail')}
        />
      </div>
      <div data-span="2">
        <PlainDateField
          label={t('intake.receivedOn')}
          placeholder={t('common.today')}
          maxDate={day}
          {...form.getInputProps('receivedOn')}
        />
      </div>
      <div data-span="2">
        <TextInput
          label={t('case.receivedTime')}
          placeholder={t('intake.now')}
          maxLength={5}
          autoComplete="off"
          {...form.getInputProps('receivedTime')}
          {...place}
          error={error && t('intake.receivedTimeNeeded')}
        />
      </div>
    </div>
  )
})
