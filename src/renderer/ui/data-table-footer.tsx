import { ActionIcon, Checkbox, Popover, Tooltip } from '@mantine/core'
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconColumns3 } from '@tabler/icons-react'
import { useStore } from '#renderer/app/store.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './data-table.module.css'
import type { Column } from './data-table.types.ts'
import { compactStore, hiddenColumnsStore } from './table-memory.ts'

type TableFooterProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  hidden: ReadonlySet<string>
  count: number
  total: number | undefined
  whole: boolean
}

/** How many rows there are, which columns show, and how high rows are. */
export const TableFooter = <Row,>({ label, columns, hidden, count, total, whole }: TableFooterProps<Row>) => {
  const t = useT()
  const compact = useStore(compactStore)
  const densityLabel = t(compact ? 'common.densityComfortable' : 'common.densityCompact')
  const toggleColumn = (id: string): void => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    hiddenColumnsStore.set(new Map([...hiddenColumnsStore.get(), [label, next]]))
  }
  const counted = formatNumber(count)
  const words =
    total !== undefined && total > count
      ? t('common.rowsOf', { count: counted, total: formatNumber(total) })
      : t(whole ? 'common.rowsAll' : 'common.rowsLoaded', { count: counted })
  return (
    <div className={classes.footer}>
      <span className="figures">{words}</span>
      <span className={classes.footerGap} />
      <Popover position="top-end" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Tooltip label={t('common.columns')}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('common.columns')}>
              <IconColumns3 size={15} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown className={classes.columnChoice} aria-label={t('common.columns')}>
          {columns.map((column, position) => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.label}
              checked={!hidden.has(column.id)}
              disabled={position === 0}
              onChange={() => toggleColumn(column.id)}
            />
          ))}
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={densityLabel}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={densityLabel}
          onClick={() => compactStore.set(!compact)}
        >
          {compact ? (
            <IconBaselineDensityMedium size={15} stroke={1.7} />
          ) : (
            <IconBaselineDensitySmall size={15} stroke={1.7} />
          )}
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
