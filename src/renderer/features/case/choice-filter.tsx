import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './case-list-page.module.css'

type ChoiceFilterProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** A filter with several choices; the button says what is chosen. */
export const ChoiceFilter = <Value extends string>({
  label,
  options,
  chosen,
  onChange,
}: ChoiceFilterProps<Value>) => {
  const t = useT()
  const toggle = (value: Value): void =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  const only = options.find(({ value }) => value === chosen[0])
  const shown =
    chosen.length === 0
      ? label
      : chosen.length === 1 && only
        ? t('case.filterChosen', { label, value: only.label })
        : t('case.filterChosenMany', { label, count: formatNumber(chosen.length) })
  return (
    <Menu closeOnItemClick={false} position="bottom-start" shadow="md" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.filter}
          data-set={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className={classes.choices}>
        {options.map(({ value, label: text }) => {
          const checked = chosen.includes(value)
          return (
            <Menu.Item
              key={value}
              role="menuitemcheckbox"
              aria-checked={checked}
              leftSection={
                <IconCheck size={15} stroke={2.2} style={{ visibility: checked ? 'visible' : 'hidden' }} />
              }
              onClick={() => toggle(value)}
            >
              {text}
            </Menu.Item>
          )
        })}
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>{t('case.clearMore')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
