import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { formatLongDate, isPlainDate, parseTypedDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'

type PlainDateFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> & {
  /** Left out is the same as null, so that `form.getInputProps` fits. */
  value?: PlainDate | null
  onChange: (value: PlainDate | null) => void
  minDate?: PlainDate
  maxDate?: PlainDate
}

/**
 * A day as people type it: `2702` or `27/2/24` becomes 27 Februari 2024 when the field is left or Enter is pressed.
 * The value is null while the field is empty or holds no day; then the field says so itself.
 */
export const PlainDateField = ({
  value = null,
  onChange,
  minDate,
  maxDate,
  error,
  onBlur,
  onKeyDown,
  ...rest
}: PlainDateFieldProps) => {
  const t = useT()
  const language = useLanguage()
  const { day: today } = useSession()
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const shown = typed ?? (value === null ? '' : formatLongDate(value, language))
  const unknown = typed !== undefined && typed.trim() !== '' && parseTypedDate(typed, today) === undefined
  const [left, setLeft] = useState(false)

  const settle = (): void => {
    setLeft(true)
    if (typed === undefined) return
    const parsed = parseTypedDate(typed, today)
    onChange(parsed ?? null)
    if (parsed !== undefined || typed.trim() === '') setTyped(undefined)
  }
  return (
    <TextInput
      placeholder={t('common.datePlaceholder')}
      autoComplete="off"
      {...rest}
      value={shown}
      error={unknown && left ? t('common.dateUnknown') : error}
      onChange={({ currentTarget }) => {
        setLeft(false)
        setTyped(currentTarget.value)
      }}
      onBlur={(event) => {
        settle()
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        onKeyDown?.(event)
      }}
      rightSection={
        <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={-1}
              aria-label={t('common.openCalendar')}
              disabled={rest.disabled ?? false}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              defaultDate={value ?? today}
              hideOutsideDates
              ariaLabels={{
                previousMonth: t('common.previousMonth'),
                nextMonth: t('common.nextMonth'),
                previousYear: t('common.previousYear'),
                nextYear: t('common.nextYear'),
                previousDecade: t('common.previousDecade'),
                nextDecade: t('common.nextDecade'),
                monthLevelControl: t('common.chooseMonth'),
                yearLevelControl: t('common.chooseYear'),
              }}
              value={value}
              {...(minDate ? { minDate } : {})}
              {...(maxDate ? { maxDate } : {})}
              onChange={(picked) => {
                setTyped(undefined)
                setOpen(false)
                if (picked === null || isPlainDate(picked)) onChange(picked)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
