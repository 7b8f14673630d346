import { Button, Checkbox, Loader, Skeleton } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useState,
} from 'react'
import { useStore } from '#renderer/app/store.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from './app-link.tsx'
import classes from './data-table.module.css'
import type { Column, DataTableProps, Selection } from './data-table.types.ts'
import { TableFooter } from './data-table-footer.tsx'
import { TableHead } from './data-table-head.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { compactStore, hiddenColumnsStore } from './table-memory.ts'
import { useDelayed } from './use-delayed.ts'
import { usePageKey } from './use-page-key.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

export type { Column, Sort } from './data-table.types.ts'

const pagesAhead = 25

/**
 * The list of the program: reads page by page from the service, draws only the rows in sight, and is used by keyboard
 * (j k arrows Home End, Enter opens, `/` filters, `n` new). Sorting and filtering are the service's work.
 */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { columns, query, rowKey, selection, sort, onSort, maxHeight } = props
  const t = useT()
  const compact = useStore(compactStore)
  const hidden = useStore(hiddenColumnsStore).get(props.label) ?? hiddenAtFirst(columns)
  const shown = columns.filter(({ id }) => !hidden.has(id))
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const rowHeight = compact ? 28 : 36
  const { attach, scroller, drawn, height, scrollTo } = useVirtualRows(rows.length, rowHeight)
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastDrawn >= rows.length - pagesAhead) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastDrawn, rows.length])

  const [active, setActive] = useState(0)
  const current = Math.min(active, Math.max(0, rows.length - 1))
  const goToRow = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    scrollTo(next)
    focusSoon(() => scroller()?.querySelector<HTMLElement>(`[data-index="${next}"]`))
  }
  usePageKey('j', () => goToRow(isInside(scroller()) ? current + 1 : current))
  usePageKey('k', () => goToRow(isInside(scroller()) ? current - 1 : current))
  usePageKey('n', props.onNew)

  const open = (row: Row): void => {
    if (props.rowHref) goTo(props.rowHref(row))
    else props.onOpen?.(row)
  }
  const late = useDelayed(query.isPending)
  const style = {
    '--table-columns': [selection ? '40px' : '', ...shown.map(trackOf)].join(' '),
    '--row-height': `${rowHeight}px`,
    ...(maxHeight === undefined ? {} : { maxHeight }),
  } as CSSProperties
  const state = tableState(props, rows.length, t, late)
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = keyMoves[event.key]
    if (move !== undefined && isInside(scroller())) {
      event.preventDefault()
      goToRow(move(current, rows.length))
    }
  }
  return (
    <div className={classes.table} data-fill={maxHeight === undefined || undefined} style={style}>
      <div className={classes.scroller} ref={attach} onKeyDown={onKeyDown} tabIndex={-1}>
        <div role="grid" aria-label={props.label} aria-rowcount={rows.length + 1}>
          <TableHead
            columns={shown}
            selection={selection && { ...selection, keys: rows.map(rowKey) }}
            sort={sort}
            onSort={onSort}
          />
          <div className={classes.body} role="rowgroup" style={{ height }}>
            {drawn.map(({ index, top }) => {
              const row = rows[index]
              return row === undefined ? null : (
                <TableRow
                  key={rowKey(row)}
                  row={row}
                  index={index}
                  top={top}
                  columns={shown}
                  current={index === current}
                  faded={props.isFaded?.(row) ?? false}
                  href={props.rowHref?.(row)}
                  canOpen={props.rowHref !== undefined || props.onOpen !== undefined}
                  open={() => open(row)}
                  onFocus={() => setActive(index)}
                  rowKey={rowKey(row)}
                  selection={selection}
                />
              )
            })}
          </div>
        </div>
        {state}
        {isFetchingNextPage && <Loader size="xs" className={classes.more} aria-label={t('common.loading')} />}
      </div>
      <TableFooter
        label={props.label}
        columns={columns}
        hidden={hidden}
        count={rows.length}
        total={query.data?.pages[0]?.total}
        whole={!hasNextPage}
      />
    </div>
  )
}

const hiddenAtFirst = <Row,>(columns: readonly Column<Row>[]): ReadonlySet<string> =>
  new Set(columns.filter((column) => column.hiddenAtFirst).map(({ id }) => id))

const trackOf = <Row,>({ width }: Column<Row>): string =>
  typeof width === 'number' ? `${width}px` : `minmax(96px, ${width})`

const isInside = (element: HTMLElement | null): boolean => element?.contains(document.activeElement) ?? false

const keyMoves: Readonly<Record<string, (current: number, count: number) => number>> = {
  ArrowDown: (current) => current + 1,
  ArrowUp: (current) => current - 1,
  PageDown: (current) => current + 15,
  PageUp: (current) => current - 15,
  Home: () => 0,
  End: (_current, count) => count - 1,
}

/** A row far away is drawn only after the scroll; two frames are enough for it. */
const focusSoon = (find: () => HTMLElement | null | undefined, frames = 3): void => {
  requestAnimationFrame(() => {
    const element = find()
    if (element) element.focus({ preventScroll: true })
    else if (frames > 0) focusSoon(find, frames - 1)
  })
}

/** What stands in place of rows: skeleton, error or emptiness. */
const tableState = <Row,>(
  { query, empty, filtered, onClearFilters }: DataTableProps<Row>,
  count: number,
  t: ReturnType<typeof useT>,
  late: boolean,
): ReactNode => {
  if (query.isPending) return late ? <SkeletonRows /> : <div />
  if (query.error && count === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (count > 0) return undefined
  if (!filtered) return empty
  return (
    <EmptyState
      icon={<IconFilterOff />}
      title={t('common.noMatch')}
      text={t('common.noMatchHint')}
      action={
        onClearFilters && (
          <Button variant="default" onClick={onClearFilters}>
            {t('common.clearFilters')}
          </Button>
        )
      }
    />
  )
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

const SkeletonRows = () => (
  <div className={classes.skeletons}>
    {skeletonRows.map((name, index) => (
      <Skeleton key={name} height={12} width={`${88 - ((index * 13) % 34)}%`} />
    ))}
  </div>
)

type TableRowProps<Row> = {
  row: Row
  index: number
  top: number
  columns: readonly Column<Row>[]
  current: boolean
  faded: boolean
  href: string | undefined
  canOpen: boolean
  open: () => void
  onFocus: () => void
  rowKey: string
  selection: Selection | undefined
}

const TableRow = <Row,>({
  row,
  index,
  top,
  columns,
  current,
  faded,
  href,
  canOpen,
  open,
  onFocus,
  rowKey,
  selection,
}: TableRowProps<Row>) => {
  const selected = selection?.selected.has(rowKey) ?? false
  const toggle = (): void => selection?.onChange(toggled(selection.selected, rowKey))
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' && canOpen) {
      event.preventDefault()
      open()
    }
    if (event.key === ' ' && selection) {
      event.preventDefault()
      toggle()
    }
  }
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const target = event.target instanceof Element ? event.target : undefined
    if (!canOpen || target?.closest('a, button, input, label') || window.getSelection()?.type === 'Range')
      return
    open()
  }
  return (
    <div
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={current ? 0 : -1}
      data-index={index}
      data-faded={faded || undefined}
      data-open={canOpen || undefined}
      data-selected={selected || undefined}
      aria-rowindex={index + 2}
      {...(selection ? { 'aria-selected': selected } : {})}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {selection && (
        <div role="gridcell" className={classes.check}>
          <Checkbox
            size="xs"
            checked={selected}
            onChange={toggle}
            tabIndex={-1}
            aria-labelledby={`${rowKey}-name`}
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes.cell}
          data-align={column.align}
          data-private={column.private || undefined}
          {...(position === 0 ? { id: `${rowKey}-name` } : {})}
        >
          {position === 0 && href !== undefined ? (
            <AppLink to={href} tabIndex={-1} className={classes.link}>
              {column.render(row)}
            </AppLink>
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </div>
  )
}

const toggled = (selected: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(selected)
  if (!next.delete(key)) next.add(key)
  return next
}
