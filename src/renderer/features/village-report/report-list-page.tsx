import { Button } from '@mantine/core'
import { IconFileDownload, IconFileImport, IconMessageReport, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { reportCategories, reportStates } from '#shared/features/village-report/village-report.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { ChoiceFilter } from '#renderer/features/case/choice-filter.tsx'
import { useNow } from '#renderer/features/case/use-now.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { saveFile } from '#renderer/ui/save-file-button.tsx'
import { reportColumns } from './report-columns.tsx'
import { ReportDrafts } from './report-drafts.tsx'
import {
  hasReportFilters,
  openReportList,
  type ReportQuery,
  useReportQuery,
  withoutReportFilters,
} from './report-list-state.ts'
import { ReportViewTabs } from './report-view-tabs.tsx'
import { categoryKey, reportStateKey } from './village-report-words.ts'
import classes from './village-report.module.css'
import { VillageFilter } from './village-filter.tsx'

export const downloadForm = async (): Promise<void> => {
  try {
    const form = await client.villageReport.form()
    saveFile(form, form.name)
  } catch (error) {
    showError(error)
  }
}

/** What the villages told: what is late, what was sent back, and everything there is. */
export const ReportListPage = () => {
  const t = useT()
  const { may } = useSession()
  const now = useNow()
  const [query, change] = useReportQuery()
  const { villageTitle: _shown, ...filters } = query
  const pages = useInfiniteQuery(
    orpc.villageReport.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filters, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const mayWrite = may('villageReport.write')
  const add = (): void => goTo('/village-reports/new')
  const newButton = (
    <ReasonedButton verdict={mayWrite} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('villageReport.new')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader
        title={t('common.navVillageReports')}
        line={t('villageReport.listLine')}
        primary={newButton}
        otherSteps={[
          {
            label: t('villageReport.import'),
            icon: <IconFileImport size={16} stroke={1.6} />,
            verdict: mayWrite,
            run: () => goTo('/village-reports/import'),
          },
          {
            label: t('villageReport.downloadForm'),
            icon: <IconFileDownload size={16} stroke={1.6} />,
            run: () => void downloadForm(),
          },
        ]}
      />
      <ReportDrafts />
      <div className={classes.tools}>
        <ReportViewTabs
          view={query.view}
          counts={pages.data?.pages[0]?.counts}
          onChange={(view) => change({ view })}
        />
        <FilterBar
          search={query.text}
          onSearch={(text) => change({ text })}
          placeholder={t('villageReport.searchPlaceholder')}
        >
          <ListFilters query={query} onChange={change} />
        </FilterBar>
      </div>
      <DataTable
        label={t('common.navVillageReports')}
        columns={reportColumns(t, now)}
        query={pages}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/village-reports/${id}`}
        isFaded={({ state }) => query.view === 'all' && (state === 'done' || state === 'rejected')}
        {...(mayWrite.allowed ? { onNew: add } : {})}
        filtered={hasReportFilters(query)}
        onClearFilters={() => change(withoutReportFilters(query))}
        empty={<EmptyView query={query} newButton={newButton} />}
      />
    </Page>
  )
}

type ListFiltersProps = { query: ReportQuery; onChange: (changes: Partial<ReportQuery>) => void }

const ListFilters = ({ query, onChange }: ListFiltersProps) => {
  const t = useT()
  return (
    <>
      <ChoiceFilter
        label={t('villageReport.columnState')}
        options={reportStates.map((value) => ({ value, label: t(reportStateKey(value)) }))}
        chosen={query.states}
        onChange={(states) => onChange({ states })}
      />
      <ChoiceFilter
        label={t('villageReport.columnCategory')}
        options={reportCategories.map((value) => ({ value, label: t(categoryKey(value)) }))}
        chosen={query.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <VillageFilter
        villageId={query.villageId}
        title={query.villageTitle}
        onChange={(villageId, villageTitle) => onChange({ villageId, villageTitle })}
      />
    </>
  )
}

const EmptyView = ({ query, newButton }: { query: ReportQuery; newButton: React.ReactNode }) => {
  const t = useT()
  if (query.view === 'open' || query.view === 'all') {
    return (
      <EmptyState
        icon={<IconMessageReport />}
        title={t(query.view === 'all' ? 'villageReport.none' : 'villageReport.noneOpen')}
        text={t('villageReport.noneText')}
        action={newButton}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconMessageReport />}
      title={t(query.view === 'overdue' ? 'villageReport.noneOverdue' : 'villageReport.noneCorrection')}
      text={t('villageReport.noneViewText')}
      action={
        <Button variant="default" onClick={() => openReportList({ view: 'open' })}>
          {t('villageReport.showOpen')}
        </Button>
      }
    />
  )
}
