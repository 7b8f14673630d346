import { Checkbox, Select } from '@mantine/core'
import { IconScan, IconSend } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type AgencyId, referralNeed, referralNeeds } from '#shared/features/agency/agency.schema.ts'
import { type ReferralLine, referralViews } from '#shared/features/referral/referral-view.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { type ReferralQuestion, useReferralQuestion } from './referral-list-state.ts'
import { needKey, peopleWords, silenceWords, stateKey, stateTones, viewKey } from './referral-words.ts'
import classes from './referral.module.css'

const columnsOf = (t: Translate): Column<ReferralLine>[] => [
  {
    id: 'agency',
    label: t('referral.column.agency'),
    width: '1.3fr',
    render: ({ agencyName }) => <span title={agencyName}>{agencyName}</span>,
  },
  {
    id: 'need',
    label: t('referral.column.need'),
    width: '1fr',
    render: ({ need }) => <span title={t(needKey(need))}>{t(needKey(need))}</span>,
  },
  {
    id: 'case',
    label: t('referral.column.case'),
    width: 152,
    render: ({ case: record }) => <span className="figures">{record.number}</span>,
  },
  {
    id: 'people',
    label: t('referral.column.people'),
    width: 120,
    private: true,
    render: ({ subjects, subjectCount }) => peopleWords(t, subjects, subjectCount),
  },
  {
    id: 'sent',
    label: t('referral.column.sent'),
    width: 124,
    render: ({ sentOn }) => (
      <span className="figures">{sentOn === null ? t('common.emptyValue') : formatListDate(sentOn)}</span>
    ),
  },
  {
    id: 'next',
    label: t('referral.column.next'),
    width: 220,
    render: ({ nextOn, ladder }) =>
      ladder ? (
        <span className={classes.late} title={silenceWords(t, ladder)}>
          {silenceWords(t, ladder)}
        </span>
      ) : (
        <span className="figures">{nextOn === null ? t('common.emptyValue') : formatListDate(nextOn)}</span>
      ),
  },
  {
    id: 'state',
    label: t('referral.column.state'),
    width: 150,
    render: ({ state }) => <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>,
  },
]

/** Agencies to narrow by: those of today, and one that is no more where its own page led here. */
const useFilterAgencies = (chosenId: ReferralQuestion['agencyId']): { id: AgencyId; name: string }[] => {
  const { data } = useQuery(orpc.referral.agencies.queryOptions())
  const current = data?.items ?? []
  const isMissing = data !== undefined && chosenId !== null && !current.some(({ id }) => id === chosenId)
  const former = useQuery(orpc.agency.get.queryOptions({ input: isMissing ? { id: chosenId } : skipToken }))
    .data?.agency
  return former ? [...current, former] : current
}

/** Every letter that left the office and what became of it; who is silent the longest stands first. */
export const ReferralListPage = () => {
  const t = useT()
  const { may } = useSession()
  const [question, change] = useReferralQuestion()
  const { view, agencyId, needs, mine } = question
  const { data: counts } = useQuery(orpc.referral.counts.queryOptions())
  const agencies = useFilterAgencies(agencyId)
  const query = useInfiniteQuery(
    orpc.referral.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...question, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Page fill>
      <PageHeader
        title={t('referral.menu')}
        line={t('referral.listLine')}
        primary={
          <ReasonedButton
            verdict={may('case.write')}
            leftSection={<IconScan size={16} stroke={1.7} />}
            onClick={() => goTo('/referrals/reply')}
          >
            {t('referral.replyAct')}
          </ReasonedButton>
        }
      />
      <div className={classes.tools}>
        <div className={classes.views} role="group" aria-label={t('referral.views')}>
          {referralViews.map((each) => {
            const count = counts?.[each]
            return (
              <button
                key={each}
                type="button"
                className={classes.view}
                aria-pressed={each === view}
                data-late={(each === 'overdue' && (count ?? 0) > 0) || undefined}
                onClick={() => change({ view: each })}
              >
                {t(viewKey(each))}
                <span className={classes.count}>{count === undefined ? '' : formatNumber(count)}</span>
              </button>
            )
          })}
        </div>
        <div className={classes.filters}>
          <Select
            w={260}
            clearable
            searchable
            aria-label={t('referral.column.agency')}
            placeholder={t('referral.anyAgency')}
            data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            value={agencyId}
            onChange={(value) => change({ agencyId: agencies.find(({ id }) => id === value)?.id ?? null })}
          />
          <Select
            w={240}
            clearable
            aria-label={t('referral.column.need')}
            placeholder={t('referral.anyNeed')}
            data={referralNeeds.map((value) => ({ value, label: t(needKey(value)) }))}
            value={needs[0] ?? null}
            onChange={(value) => change({ needs: value === null ? [] : [referralNeed.parse(value)] })}
          />
          <Checkbox
            label={t('referral.mine')}
            checked={mine}
            onChange={({ currentTarget }) => change({ mine: currentTarget.checked })}
          />
        </div>
      </div>
      <DataTable
        label={t('referral.menu')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/referrals/${id}`}
        isFaded={({ state }) => state === 'cancelled' || state === 'reReferred'}
        filtered={agencyId !== null || needs.length > 0 || mine || (counts?.all ?? 0) > 0}
        onClearFilters={() => change({ view: 'all', agencyId: null, needs: [], mine: false })}
        empty={
          <EmptyState
            icon={<IconSend />}
            title={t('referral.none')}
            text={t('referral.noneText')}
            action={<AppLink to="/cases?view=open">{t('referral.toCases')}</AppLink>}
          />
        }
      />
    </Page>
  )
}
