import { Autocomplete } from '@mantine/core'
import type { FieldForm } from './form-cells.tsx'

const usual = [
  'IDR',
  'MYR',
  'SGD',
  'USD',
  'SAR',
  'AED',
  'QAR',
  'KWD',
  'HKD',
  'TWD',
  'BND',
  'THB',
  'KHR',
  'JPY',
  'KRW',
]

type CurrencyCellProps = { form: FieldForm; path: string; label: string; span: number }

/** A currency by its three letters. */
export const CurrencyCell = ({ form, path, label, span }: CurrencyCellProps) => {
  const { value, onChange, ...rest } = form.getInputProps(path)
  return (
    <div data-span={span}>
      <Autocomplete
        label={label}
        data={usual}
        maxLength={3}
        {...rest}
        value={typeof value === 'string' ? value : ''}
        onChange={(typed) => onChange(typed === '' ? null : typed.toUpperCase())}
      />
    </div>
  )
}
