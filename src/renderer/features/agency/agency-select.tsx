import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import type { AgencyId } from './agency.queries.ts'

type AgencySelectProps = {
  label: string
  description?: string
  value?: AgencyId | null
  onChange: (value: AgencyId | null) => void
  error?: string | undefined
  /** The agency that cannot be chosen. */
  except: AgencyId
}

type Choice = { value: AgencyId; label: string }

/** Finds an agency of the directory by words of its name, valid or not. */
export const AgencySelect = ({ label, description, value, onChange, error, except }: AgencySelectProps) => {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Choice>()
  const [text] = useDebouncedValue(typed.trim(), 150)
  // A chosen name in the field is no question.
  const asked = text === chosen?.label ? '' : text.slice(0, 200)
  const { data } = useQuery(
    orpc.agency.list.queryOptions({
      input: { text: asked, validity: 'all', limit: 50 },
      placeholderData: keepPreviousData,
    }),
  )
  const found = (data?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, name, city }): Choice => ({ value: id, label: `${name}, ${city}` }))
  const choices = chosen && !found.some(({ value: id }) => id === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('agency.choosePlaceholder')}
      searchable
      selectFirstOptionOnChange
      clearable
      data={choices}
      filter={({ options }) => options}
      nothingFoundMessage={t('agency.chooseNothing')}
      value={value ?? null}
      error={error}
      onSearchChange={setTyped}
      onChange={(id) => {
        const choice = choices.find((one) => one.value === id)
        setChosen(choice)
        onChange(choice?.value ?? null)
      }}
    />
  )
}
