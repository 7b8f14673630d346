import { NumberInput } from '@mantine/core'
import { useLanguage } from '#renderer/i18n/t.ts'
import type { FieldForm } from './form-cells.tsx'

type NumberCellProps = {
  form: FieldForm
  path: string
  label: string
  span?: number
  maximum: number
  decimals?: number
}

/** A number with the separators of the language. */
export const NumberCell = ({ form, path, label, span = 4, maximum, decimals = 0 }: NumberCellProps) => {
  const [thousand, decimal] = useLanguage() === 'id' ? ['.', ','] : [',', '.']
  return (
    <div data-span={span}>
      <NumberInput
        label={label}
        hideControls
        min={0}
        max={maximum}
        decimalScale={decimals}
        allowNegative={false}
        thousandSeparator={thousand}
        decimalSeparator={decimal}
        {...form.getInputProps(path)}
      />
    </div>
  )
}
