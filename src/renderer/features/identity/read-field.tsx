import { TextInput, type TextInputProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Reading } from '#shared/features/identity/identity.schema.ts'
import { refusalSentence } from '#renderer/i18n/labels.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { Findings } from './findings.tsx'

export type IdentityFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'error'> & {
  value?: string
  onChange: (value: string) => void
  /** Of the form; what the number itself says stands in its place while it is typed. */
  error?: ReactNode
}

type ReadFieldProps<Read extends Reading> = IdentityFieldProps & {
  read: (typed: string) => Read
  /** What a good value tells. */
  told?: ((reading: Read) => string | undefined) | undefined
  /** True: nothing is missing at its end, so that what cannot be is said before the field is left. */
  isWhole?: ((typed: string) => boolean) | undefined
}

const sentenceOf = ({ errors }: Reading): string | undefined => {
  const first = errors[0]
  if (!first) return undefined
  const values = Object.entries(first.data).map(([name, value]) => [
    name,
    typeof value === 'string' ? formatDate(value) : value,
  ])
  return refusalSentence(first.code, Object.fromEntries(values))
}

/** A number or name that is read while it is typed. What cannot be waits until the field is left, or nothing can follow. */
export const ReadField = <Read extends Reading>({
  value = '',
  onChange,
  error,
  read,
  told,
  isWhole,
  onBlur,
  description,
  ...rest
}: ReadFieldProps<Read>) => {
  const [left, setLeft] = useState(value !== '')
  const isEmpty = value.trim() === ''
  const reading = isEmpty ? undefined : read(value)
  const isReady = left || (isWhole?.(value) ?? false)
  const wrong = reading && isReady ? sentenceOf(reading) : undefined
  return (
    <TextInput
      autoComplete="off"
      spellCheck={false}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      data-private
      {...rest}
      value={value}
      error={wrong === undefined ? error : true}
      description={
        reading ? (
          <Findings
            told={reading.errors.length === 0 ? told?.(reading) : undefined}
            error={wrong}
            warnings={isReady || reading.errors.length === 0 ? reading.warnings : []}
          />
        ) : (
          description
        )
      }
      onChange={({ currentTarget }) => {
        setLeft(false)
        onChange(currentTarget.value)
      }}
      onBlur={(event) => {
        setLeft(true)
        onBlur?.(event)
      }}
    />
  )
}
