import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'

type RegisteredVillageSelectProps = {
  label: string
  value: Village['id'] | null
  /** Title of the chosen village, where the screen knows it. */
  title?: string | null | undefined
  onChange: (value: Village['id'] | null, title: string | null) => void
  error?: string | undefined
  description?: string | undefined
  required?: boolean
}

/** One village of the office's own register, found by name or code. */
export const RegisteredVillageSelect = ({
  label,
  value,
  title,
  onChange,
  error,
  description,
  required = false,
}: RegisteredVillageSelectProps) => {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState(title ?? null)
  const [query] = useDebouncedValue(typed === (known ?? title) ? '' : typed.trim(), 120)
  const { data } = useQuery(
    orpc.village.list.queryOptions({ input: { query, limit: 30 }, placeholderData: keepPreviousData }),
  )
  const hits = (data?.items ?? []).map((village) => ({
    value: village.id as string,
    label: `${villageTitle(village)} · ${village.districtName}`,
  }))
  const own =
    value !== null && !hits.some((hit) => hit.value === value)
      ? [{ value: value as string, label: known ?? title ?? t('common.loading') }]
      : []
  return (
    <Select
      label={label}
      required={required}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('case.villagePlaceholder')}
      searchable
      clearable
      data={[...own, ...hits]}
      filter={({ options }) => options}
      nothingFoundMessage={t('case.villageNothing')}
      value={value}
      error={error}
      onSearchChange={setTyped}
      onChange={(next, option) => {
        const name = next === null ? null : (option?.label ?? null)
        setKnown(name)
        onChange(next as Village['id'] | null, name)
      }}
    />
  )
}
