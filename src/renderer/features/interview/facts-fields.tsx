import { SegmentedControl, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { interviewKinds } from '#shared/features/interview/interview.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useColleagues } from '#renderer/features/case/case.queries.ts'
import { TimeField } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import type { FactsValues } from './facts-values.ts'
import { kindKey } from './interview-words.ts'

type FactsFieldsProps<Values extends FactsValues> = {
  form: UseFormReturnType<Values>
  /** Whether a guardian is asked for; a group has one for everybody later. */
  withGuardian: boolean
  /** Somebody heard is a child. */
  isChild: boolean
  /** The kind changes more than its own field. */
  onKind: (kind: FactsValues['kind']) => void
}

/** When, where, by whom and on what ground somebody is heard. */
export const FactsFields = <Values extends FactsValues>({
  form,
  withGuardian,
  isChild,
  onKind,
}: FactsFieldsProps<Values>) => {
  const t = useT()
  const { day, officerId: own, fullName } = useSession()
  const colleagues = useColleagues().data?.officers ?? []
  const officers = [
    ...(colleagues.some(({ id }) => id === own) ? [] : [{ value: own as string, label: fullName }]),
    ...colleagues.map((officer) => ({ value: officer.id as string, label: officer.fullName })),
  ]
  const { kind, startedTime } = form.getValues()
  const { error: startError } = form.getInputProps('startedAt')
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={500} mb={4} id="interview-kind">
          {t('interview.kindLabel')}
        </Text>
        <SegmentedControl
          aria-labelledby="interview-kind"
          data={interviewKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
          value={kind}
          onChange={(value) => onKind(value)}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t(`interview.kindHint.${kind}`)}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <PlainDateField
          label={t('interview.startedOn')}
          required
          maxDate={day}
          {...form.getInputProps('startedOn')}
          error={form.getInputProps('startedOn').error ?? startError}
        />
        <TimeField
          label={t('interview.startedTime')}
          required
          value={startedTime}
          onChange={form.getInputProps('startedTime').onChange}
          asked={startError !== undefined}
        />
        <Select
          label={t('interview.officer')}
          required
          searchable
          allowDeselect={false}
          data={officers}
          {...form.getInputProps('officerId')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput label={t('interview.place')} required maxLength={200} {...form.getInputProps('place')} />
        <TextInput
          label={t('interview.secondOfficer')}
          maxLength={120}
          {...form.getInputProps('secondOfficer')}
        />
        <TextInput
          label={t('interview.spokenLanguage')}
          placeholder={t('interview.spokenLanguageUsual')}
          maxLength={60}
          {...form.getInputProps('spokenLanguage')}
        />
        <TextInput
          label={t('interview.interpreter')}
          data-private
          maxLength={120}
          {...form.getInputProps('interpreter')}
        />
        {withGuardian && (
          <>
            <TextInput
              label={t('interview.guardian')}
              description={isChild ? t('interview.guardianForChild') : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data-private
              maxLength={120}
              {...form.getInputProps('guardian')}
            />
            <TextInput
              label={t('interview.guardianRelation')}
              placeholder={t('interview.guardianRelationExample')}
              maxLength={80}
              {...form.getInputProps('guardianRelation')}
            />
          </>
        )}
      </SimpleGrid>
      <Textarea
        label={t('interview.basis')}
        description={t('interview.onePerLine')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        {...form.getInputProps('basis')}
      />
    </Stack>
  )
}
