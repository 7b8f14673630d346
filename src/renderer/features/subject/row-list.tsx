import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './subject-form.module.css'

type RowListProps<Row extends { key: string }> = {
  label: string
  addLabel: string
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  makeRow: () => Row
  maximum: number
  /** The order means something and can be changed. */
  ordered?: boolean
  /** The fields of one row. Each is named by its path, `contacts.2.value`. */
  children: (row: Row, index: number) => ReactNode
}

const fields = 'input:not([type=hidden]):not([tabindex="-1"]), textarea'

/**
 * Rows of fields. Enter in the last field of the last row makes the next row; with Alt, the arrows move a row and
 * Backspace takes it away.
 */
export const RowList = <Row extends { key: string }>({
  label,
  addLabel,
  rows,
  onChange,
  makeRow,
  maximum,
  ordered = false,
  children,
}: RowListProps<Row>) => {
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  const focusRow = (index: number): void => {
    requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>('input[data-first], input')?.focus(),
    )
  }
  const add = (): void => {
    if (rows.length >= maximum) return
    onChange([...rows, makeRow()])
    focusRow(rows.length)
  }
  const remove = (index: number): void => {
    onChange(rows.toSpliced(index, 1))
    if (rows.length > 1) focusRow(Math.max(0, index - 1))
  }
  const move = (index: number, by: -1 | 1): void => {
    const row = rows[index]
    const to = index + by
    if (!row || to < 0 || to >= rows.length) return
    onChange(rows.toSpliced(index, 1).toSpliced(to, 0, row))
    focusRow(to)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, index: number): void => {
    if (event.altKey && event.key === 'Backspace') {
      event.preventDefault()
      remove(index)
    } else if (event.altKey && ordered && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(index, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.defaultPrevented) {
      const own = [...event.currentTarget.querySelectorAll<HTMLElement>(fields)]
      const isFilled = own.some((field) => field instanceof HTMLInputElement && field.value !== '')
      if (event.target !== own.at(-1) || index !== rows.length - 1 || !isFilled) return
      event.preventDefault()
      add()
    }
  }
  return (
    <div role="group" aria-label={label} className={classes.list}>
      <ol ref={list} className={classes.rows}>
        {rows.map((row, index) => (
          <li key={row.key} className={classes.row} onKeyDown={(event) => onKeyDown(event, index)}>
            <span className={classes.number}>{index + 1}.</span>
            <div className={classes.rowFields}>{children(row, index)}</div>
            <span className={classes.rowActs}>
              {ordered && rows.length > 1 && (
                <>
                  <RowAct label={t('subject.moveUp')} onClick={() => move(index, -1)} disabled={index === 0}>
                    <IconArrowUp size={15} stroke={1.7} />
                  </RowAct>
                  <RowAct
                    label={t('subject.moveDown')}
                    onClick={() => move(index, 1)}
                    disabled={index === rows.length - 1}
                  >
                    <IconArrowDown size={15} stroke={1.7} />
                  </RowAct>
                </>
              )}
              <RowAct label={t('subject.removeRow', { number: index + 1 })} onClick={() => remove(index)}>
                <IconX size={15} stroke={1.7} />
              </RowAct>
            </span>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={rows.length >= maximum}
        onClick={add}
      >
        {addLabel}
      </Button>
    </div>
  )
}

type RowActProps = { label: string; onClick: () => void; disabled?: boolean; children: ReactNode }

const RowAct = ({ label, onClick, disabled = false, children }: RowActProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
)
