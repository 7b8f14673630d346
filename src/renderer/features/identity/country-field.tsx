import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { countryOptions } from './countries.ts'

type CountryFieldProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  /** ISO 3166-1 with three letters. */
  value?: string | null
  onChange: (value: string | null) => void
}

/** A country by its name or by its three letters. */
export const CountryField = ({ value = null, onChange, ...rest }: CountryFieldProps) => {
  const t = useT()
  const language = useLanguage()
  const data = useMemo(() => {
    const { usual, others } = countryOptions()
    return [
      { group: t('identity.usualCountries'), items: usual },
      { group: t('identity.otherCountries'), items: others },
    ]
  }, [t])
  return (
    <Select
      searchable
      clearable
      limit={60}
      maxDropdownHeight={300}
      nothingFoundMessage={t('identity.countryNothing')}
      {...rest}
      key={language}
      data={data}
      value={value}
      onChange={onChange}
    />
  )
}
