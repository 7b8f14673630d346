import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { capacityPrefix, signatoriesOn } from '#shared/features/office/office.rules.ts'
import type { PaperOptions } from '#shared/features/document/document.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'

type SignatorySelectProps = {
  value: PaperOptions['signatoryId']
  onChange: (value: PaperOptions['signatoryId']) => void
  datedOn: PlainDate
}

/** Who signs a letter: those on the office's list for its day; the head of the office where nobody is chosen. */
export const SignatorySelect = ({ value, onChange, datedOn }: SignatorySelectProps) => {
  const t = useT()
  const { data: office } = useQuery(orpc.office.get.queryOptions())
  const people = signatoriesOn(office?.signatories ?? [], datedOn)
  return (
    <Select
      label={t('document.signatory')}
      data-private
      data={people.map(({ id, fullName, title, capacity }) => ({
        value: id,
        label: `${fullName} · ${capacityPrefix[capacity]}${title}`,
      }))}
      value={value ?? people[0]?.id ?? null}
      allowDeselect={false}
      onChange={(chosen) => onChange(people.find(({ id }) => id === chosen)?.id ?? null)}
    />
  )
}
