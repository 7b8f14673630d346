import { Select, type SelectProps } from '@mantine/core'
import { useRef } from 'react'
import { goOnFrom } from './use-stops.ts'

/** A list that is chosen from by typing: the first fit is taken by Enter, and the form goes on. */
export const quickChoice = {
  searchable: true,
  selectFirstOptionOnChange: true,
  allowDeselect: false,
  maxDropdownHeight: 190,
  // Every key typed anywhere on the form would draw the closed list again.
  comboboxProps: { keepMounted: false },
} as const

/** Goes on behind the field as soon as something was chosen in it. */
export const useGoOn = () => {
  const ref = useRef<HTMLInputElement>(null)
  const goOn = (): void => {
    requestAnimationFrame(() => ref.current && goOnFrom(ref.current))
  }
  return { ref, onOptionSubmit: goOn }
}

export const ChoiceField = (props: SelectProps) => (
  <Select {...quickChoice} clearable {...useGoOn()} {...props} />
)
