import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Evidence, EvidenceKind } from '#shared/features/evidence/evidence.schema.ts'
import { evidenceKinds } from '#shared/features/evidence/evidence.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { evidenceKindKey } from './evidence-words.ts'
import { useCasePeople } from './evidence.queries.ts'

export type EvidenceValues = {
  title: string
  kind: EvidenceKind
  source: string
  obtainedOn: PlainDate | null
  subjectId: string | null
  note: string
}

export const valuesOf = ({ title, kind, source, obtainedOn, subject, note }: Evidence): EvidenceValues => ({
  title,
  kind,
  source,
  obtainedOn,
  subjectId: subject?.id ?? null,
  note: note ?? '',
})

type EvidenceFieldsProps<Values extends EvidenceValues> = {
  form: UseFormReturnType<Values>
  caseId: string
  /** Several files are named by themselves. */
  withTitle?: boolean
}

/** What an officer says about evidence. */
export const EvidenceFields = <Values extends EvidenceValues>({
  form,
  caseId,
  withTitle = true,
}: EvidenceFieldsProps<Values>) => {
  const t = useT()
  const { day } = useSession()
  const people = useCasePeople(caseId)
  return (
    <>
      {withTitle && (
        <TextInput
          label={t('evidence.titleLabel')}
          required
          maxLength={160}
          data-autofocus
          {...form.getInputProps('title')}
        />
      )}
      <SimpleGrid cols={2} spacing="md">
        <Select
          label={t('evidence.kindLabel')}
          required
          allowDeselect={false}
          data={evidenceKinds.map((value) => ({ value, label: t(evidenceKindKey(value)) }))}
          {...form.getInputProps('kind')}
        />
        <PlainDateField
          label={t('evidence.obtainedOn')}
          maxDate={day}
          {...form.getInputProps('obtainedOn')}
        />
      </SimpleGrid>
      <TextInput
        label={t('evidence.source')}
        placeholder={t('evidence.sourceHint')}
        required
        maxLength={200}
        {...form.getInputProps('source')}
      />
      <Select
        label={t('evidence.person')}
        clearable
        searchable
        placeholder={t('evidence.wholeCase')}
        data={people.map(({ id, position, shownName }) => ({
          value: id,
          label: `${position}. ${shownName}`,
        }))}
        data-private
        {...form.getInputProps('subjectId')}
      />
      <Textarea
        label={t('evidence.note')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
    </>
  )
}
