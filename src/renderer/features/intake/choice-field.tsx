import { Select, type SelectProps } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { CountryField } from '#renderer/features/identity/country-field.tsx'
import { countryOptions } from '#renderer/features/identity/countries.ts'
import { goOnFrom } from './use-stops.ts'

type Option = { value: string; label: string }
type Choice = {
  /** Asked when something was typed. */
  options: () => readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
}

/**
 * A list that is chosen from by typing: Enter and Tab take the first fit, however fast they come, and the form goes on.
 * What fits nothing stays to be mended.
 */
const useQuickChoice = ({ options, value, onChange }: Choice) => {
  const ref = useRef<HTMLInputElement>(null)
  const picksByArrow = useRef(false)
  const goOn = (): void => {
    requestAnimationFrame(() => ref.current && goOnFrom(ref.current))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') picksByArrow.current = true
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    const typed = event.currentTarget.value.trim().toLowerCase()
    const all = options()
    const chosen = all.find((option) => option.value === value)
    if (picksByArrow.current || event.ctrlKey || typed === '' || typed === chosen?.label.toLowerCase()) return
    const fit = all.find(({ label }) => label.toLowerCase().includes(typed))
    if (event.key === 'Enter') event.preventDefault()
    if (!fit) return
    onChange(fit.value)
    if (event.key === 'Enter') goOn()
  }
  return {
    ref,
    onKeyDown,
    onInput: () => (picksByArrow.current = false),
    onOptionSubmit: goOn,
    searchable: true,
    selectFirstOptionOnChange: true,
    allowDeselect: false,
    maxDropdownHeight: 190,
    // Every key typed anywhere on the form would draw the closed list again.
    comboboxProps: { keepMounted: false },
  } as const
}

type ChoiceFieldProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  data: readonly Option[]
  value?: string | null
  onChange: (value: string | null) => void
}

export const ChoiceField = ({ data, value = null, onChange, ...rest }: ChoiceFieldProps) => (
  <Select
    clearable
    {...useQuickChoice({ options: () => data, value, onChange })}
    {...rest}
    data={data}
    value={value}
    onChange={onChange}
  />
)

const allCountries = (): Option[] => {
  const { usual, others } = countryOptions()
  return [...usual, ...others]
}

type QuickCountryFieldProps = Omit<ChoiceFieldProps, 'data'>

export const QuickCountryField = ({ value = null, onChange, ...rest }: QuickCountryFieldProps) => (
  <CountryField
    {...useQuickChoice({ options: allCountries, value, onChange })}
    {...rest}
    value={value}
    onChange={onChange}
  />
)
