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

/** What files that came together have in common. */
export type SharedValues = {
  source: string
  obtainedOn: PlainDate | null
  subjectId: string | null
  note: string
}
export type EvidenceValues = SharedValues & { title: string; kind: EvidenceKind }

export const valuesOf = ({ title, kind, source, obtainedOn, subject, note }: Evidence): EvidenceValues => ({
  title,
  kind,
  source,
  obtainedOn,
  subjectId: subject?.id ?? null,
  note: note ?? '',
})

type FieldsProps<Values> = { form: UseFormReturnType<Values>; caseId: string }

/** What an officer says about one piece of evidence. */
export const EvidenceFields = ({ form, caseId }: FieldsProps<EvidenceValues>) => {
  const t = useT()
  return (
    <>
      <TextInput
        label={t('evidence.titleLabel')}
        required
        maxLength={160}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Select
        label={t('evidence.kindLabel')}
        required
        allowDeselect={false}
        data={evidenceKinds.map((value) => ({ value, label: t(evidenceKindKey(value)) }))}
        {...form.getInputProps('kind')}
      />
      <SharedFields form={form} caseId={caseId} />
    </>
  )
}

export const SharedFields = <Values extends SharedValues>({ form, caseId }: FieldsProps<Values>) => {
  const t = useT()
  const { day } = useSession()
  const people = useCasePeople(caseId)
  return (
    <>
      <TextInput
        label={t('evidence.source')}
        placeholder={t('evidence.sourceHint')}
        required
        maxLength={200}
        {...form.getInputProps('source')}
      />
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField
          label={t('evidence.obtainedOn')}
          maxDate={day}
          {...form.getInputProps('obtainedOn')}
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
      </SimpleGrid>
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
