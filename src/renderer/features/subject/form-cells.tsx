import { Select, Textarea, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { knownAnswers } from '#shared/features/subject/subject-details.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { optionsOf } from './subject-words.ts'

/** As much of a form as one field needs. */
export type FieldForm = { getInputProps: (path: string) => GetInputPropsReturnType }

type CellProps = {
  form: FieldForm
  path: string
  label: string
  /** Of twelve columns. */
  span?: number
}

type TextCellProps = CellProps & {
  maxLength?: number
  placeholder?: string
  description?: string
  required?: boolean
  /** Blurred by F9. */
  isPrivate?: boolean
}

export const TextCell = ({
  form,
  path,
  label,
  span = 6,
  maxLength = 120,
  placeholder,
  description,
  required = false,
  isPrivate = false,
}: TextCellProps) => (
  <div data-span={span}>
    <TextInput
      label={label}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required={required}
      maxLength={maxLength}
      autoComplete="off"
      data-private={isPrivate || undefined}
      {...form.getInputProps(path)}
    />
  </div>
)

export const ParagraphCell = ({ form, path, label, span = 12, maxLength = 1000 }: TextCellProps) => (
  <div data-span={span}>
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={maxLength}
      data-private
      {...form.getInputProps(path)}
    />
  </div>
)

export const DateCell = ({ form, path, label, span = 4 }: CellProps) => {
  const t = useT()
  const { onChange, ...rest } = form.getInputProps(path)
  return (
    <div data-span={span}>
      <PlainDateField
        label={label}
        placeholder={t('subject.datePlaceholder')}
        onChange={onChange}
        {...rest}
      />
    </div>
  )
}

type ChoiceCellProps = CellProps & {
  options: readonly { value: string; label: string }[]
  required?: boolean
}

export const ChoiceCell = ({ form, path, label, span = 4, options, required = false }: ChoiceCellProps) => (
  <div data-span={span}>
    <Select
      label={label}
      required={required}
      allowDeselect={!required}
      clearable={!required}
      data={[...options]}
      {...form.getInputProps(path)}
    />
  </div>
)

/** Yes, no, unknown; empty where it was not asked. */
export const KnownCell = (props: CellProps) => {
  const t = useT()
  return <ChoiceCell {...props} options={optionsOf(t, knownAnswers, (value) => `subject.known.${value}`)} />
}
