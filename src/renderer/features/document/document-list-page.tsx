import { Button, Select } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  documentStates,
  paperTypes,
  printStates,
  type DocumentState,
  type IssuedDocument,
  type PaperType,
  type PrintState,
} from '#shared/features/document/document.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT, type Translate } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { DataTable, type Column } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { caseRegisterPath, printWords, stateWords, typeWords } from './document-words.ts'
import { PaperState } from './paper-state.tsx'

type Filters = { type: PaperType | null; state: DocumentState | null; print: PrintState | null; text: string }
const noFilters: Filters = { type: null, state: null, print: null, text: '' }

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | null =>
  values.find((known) => known === value) ?? null

/** Filters that a link from another screen brought along: `/documents?print=unanswered`. */
const useLinkedFilters = (): Filters => {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return {
    type: oneOf(paperTypes, search['type']),
    state: oneOf(documentStates, search['state']),
    print: oneOf(printStates, search['print']),
    text: '',
  }
}

/** The register of issued papers. */
export const DocumentListPage = () => {
  const t = useT()
  const { may } = useSession()
  const [filters, setFilters] = useState(useLinkedFilters())
  const { type, state, print, text } = filters
  const query = useInfiniteQuery(
    orpc.document.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        cursor,
        limit: 50,
        text,
        types: type ? [type] : [],
        states: state ? [state] : [],
        printStates: print ? [print] : [],
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const set = (change: Partial<Filters>): void => setFilters({ ...filters, ...change })
  const filtered = type !== null || state !== null || print !== null || text !== ''
  return (
    <Page fill>
      <PageHeader
        title={t('common.navDocuments')}
        line={t('document.listLine')}
        primary={
          <>
            {may('casePaper.issue').allowed && (
              <Button variant="default" onClick={() => goTo(caseRegisterPath)}>
                {t('document.caseRegister')}
              </Button>
            )}
            <Button variant="default" onClick={() => goTo('/verify')}>
              {t('document.verify')}
            </Button>
            <Button variant="default" onClick={() => goTo('/templates')}>
              {t('template.menu')}
            </Button>
            <Button variant="default" onClick={() => goTo('/documents/numbers')}>
              {t('document.numberRegister')}
            </Button>
          </>
        }
      />
      <FilterBar
        search={text}
        onSearch={(typed) => set({ text: typed })}
        placeholder={t('document.searchPlaceholder')}
      >
        <Choice
          label={t('document.filterType')}
          value={type}
          options={paperTypes.map((value) => ({ value, label: t(typeWords[value]) }))}
          onChange={(value) => set({ type: oneOf(paperTypes, value) })}
        />
        <Choice
          label={t('document.filterPrint')}
          value={print}
          options={printStates.map((value) => ({ value, label: t(printWords[value].word) }))}
          onChange={(value) => set({ print: oneOf(printStates, value) })}
        />
        <Choice
          label={t('document.filterState')}
          value={state}
          options={documentStates.map((value) => ({ value, label: t(stateWords[value].word) }))}
          onChange={(value) => set({ state: oneOf(documentStates, value) })}
        />
      </FilterBar>
      <DataTable
        label={t('common.navDocuments')}
        columns={columnsIn(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/documents/${id}`}
        isFaded={(document) => document.state !== 'issued'}
        filtered={filtered}
        onClearFilters={() => setFilters(noFilters)}
        empty={
          <EmptyState icon={<IconFileText />} title={t('document.none')} text={t('document.noneText')} />
        }
      />
    </Page>
  )
}

type ChoiceProps = {
  label: string
  value: string | null
  options: readonly { value: string; label: string }[]
  onChange: (value: string | null) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    placeholder={label}
    data={[...options]}
    value={value}
    onChange={onChange}
    clearable
    w={190}
  />
)

const columnsIn = (t: Translate): Column<IssuedDocument>[] => [
  { id: 'label', label: t('document.columnLabel'), width: '3fr', render: ({ label }) => label },
  { id: 'type', label: t('document.columnType'), width: 132, render: ({ type }) => t(typeWords[type]) },
  {
    id: 'number',
    label: t('document.columnNumber'),
    width: '2fr',
    render: ({ number }) => number ?? t('common.emptyValue'),
  },
  {
    id: 'serial',
    label: t('document.serial'),
    width: 200,
    render: ({ serial }) => serial ?? t('common.emptyValue'),
    hiddenAtFirst: true,
  },
  {
    id: 'datedOn',
    label: t('document.datedOn'),
    width: 116,
    render: ({ datedOn }) => formatListDate(datedOn),
  },
  {
    id: 'issuedAt',
    label: t('document.issuedAt'),
    width: 116,
    render: ({ issuedAt }) => formatListDate(plainDateOfInstant(issuedAt.getTime())),
  },
  {
    id: 'state',
    label: t('document.columnState'),
    width: 176,
    render: (document) => <PaperState document={document} />,
  },
]
