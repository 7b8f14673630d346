import type { InfiniteData } from '@tanstack/react-query'
import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  label: string
  /** Pixels, or a share of what is left: `'2fr'`. */
  width: number | `${number}fr`
  render: (row: Row) => ReactNode
  sortable?: boolean
  align?: 'end'
  /** Blurred by F9. */
  private?: boolean
  /** Not shown until the officer chooses it. */
  hiddenAtFirst?: boolean
}

export type Sort = { column: string; direction: 'ascending' | 'descending' }

type TablePage<Row> = { items: readonly Row[]; nextCursor: string | null; total?: number }

/** What the table needs of `useInfiniteQuery(orpc.….infiniteOptions(…))`. */
type PagedQuery<Row> = {
  data: InfiniteData<TablePage<Row>> | undefined
  error: unknown
  isPending: boolean
  isFetchingNextPage: boolean
  hasNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

export type Selection = { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void }

export type DataTableProps<Row> = {
  /** Name of the list for screen readers, and under which density and columns are remembered. */
  label: string
  columns: readonly Column<Row>[]
  query: PagedQuery<Row>
  rowKey: (row: Row) => string
  /** Path of the record's screen. */
  rowHref?: (row: Row) => string
  /** In place of `rowHref` where a row opens something else. */
  onOpen?: (row: Row) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** What stands in a list without rows: an `EmptyState` with the one thing to do. */
  empty: ReactNode
  /** Whether filters are set; then an empty list says so and offers to clear them. */
  filtered?: boolean
  onClearFilters?: () => void
  /** Key `n`. */
  onNew?: () => void
  /** Check boxes before the rows; Space toggles the current one. */
  selection?: Selection
  /** A row that is over or cancelled is drawn paler. */
  isFaded?: (row: Row) => boolean
  /** Lists inside a card: as high as their rows up to this, instead of filling the page. */
  maxHeight?: number
}
