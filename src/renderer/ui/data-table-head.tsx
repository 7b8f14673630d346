import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './data-table.module.css'
import type { Column, Selection, Sort } from './data-table.types.ts'

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[]
  selection: (Selection & { keys: readonly string[] }) | undefined
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

export const TableHead = <Row,>({ columns, selection, sort, onSort }: TableHeadProps<Row>) => {
  const t = useT()
  const allSelected =
    selection !== undefined &&
    selection.keys.length > 0 &&
    selection.keys.every((key) => selection.selected.has(key))
  return (
    <div role="row" className={classes.head} aria-rowindex={1}>
      {selection && (
        <div role="columnheader" className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t('common.all')}
            checked={allSelected}
            indeterminate={!allSelected && selection.selected.size > 0}
            onChange={() => selection.onChange(new Set(allSelected ? [] : selection.keys))}
          />
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.column === column.id ? sort.direction : undefined
        return (
          <div
            key={column.id}
            role="columnheader"
            className={classes.headCell}
            data-align={column.align}
            {...(column.sortable ? { 'aria-sort': direction ?? 'none' } : {})}
          >
            {column.sortable && onSort ? (
              <button
                type="button"
                className={classes.sort}
                onClick={() =>
                  onSort({
                    column: column.id,
                    direction: direction === 'ascending' ? 'descending' : 'ascending',
                  })
                }
              >
                {column.label}
                {direction === 'ascending' && <IconArrowUp size={13} stroke={2} />}
                {direction === 'descending' && <IconArrowDown size={13} stroke={2} />}
              </button>
            ) : (
              column.label
            )}
          </div>
        )
      })}
    </div>
  )
}
