import { Button } from '@mantine/core'
import { IconMessage, IconSend, IconScan } from '@tabler/icons-react'
import type { ReferralDetail, ReferralEntry } from '#shared/features/referral/referral-view.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { Timeline, type TimelineItem } from '#renderer/ui/timeline.tsx'
import { channelKey, stateKey } from './referral-words.ts'
import classes from './referral.module.css'
import { useEntries } from './referral.queries.ts'

const icons = {
  state: <IconSend size={14} stroke={1.7} />,
  reply: <IconScan size={14} stroke={1.7} />,
  followUp: <IconMessage size={14} stroke={1.7} />,
}

const titleOf = (t: Translate, { state, channel }: ReferralEntry): string => {
  if (state === null) return t('referral.entry.followUp', { channel: channel ? t(channelKey(channel)) : '' })
  return channel === null ? t(stateKey(state)) : `${t(stateKey(state))} · ${t(channelKey(channel))}`
}

const itemOf = (t: Translate, entry: ReferralEntry): TimelineItem => {
  const { id, kind, happenedOn, note, person, officerName, nextOn, evidenceTitle } = entry
  const by = [
    officerName,
    nextOn !== null && t('referral.entry.again', { day: formatListDate(nextOn) }),
    evidenceTitle !== null && t('referral.entry.evidence', { title: evidenceTitle }),
  ]
  return {
    id,
    date: formatListDate(happenedOn),
    title: titleOf(t, entry),
    icon: icons[kind],
    detail: (
      <>
        {(person ?? note) !== null && (
          <p className={classes.entry} data-private>
            {[person, note].filter(Boolean).join(': ')}
          </p>
        )}
        <span className={classes.by}>{by.filter(Boolean).join(' · ')}</span>
      </>
    ),
  }
}

type EntriesCardProps = { detail: ReferralDetail; verdict: readonly Verdict[]; onAsk: () => void }

/** Every state it went through and every word that was exchanged. */
export const EntriesCard = ({ detail, verdict, onAsk }: EntriesCardProps) => {
  const t = useT()
  const entries = useEntries(detail.id)
  const items = entries.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <SectionCard
      title={t('referral.entries')}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          leftSection={<IconMessage size={14} stroke={1.7} />}
          verdict={verdict}
          onClick={onAsk}
        >
          {t('referral.askAct')}
        </ReasonedButton>
      }
    >
      {entries.error && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.data && items.length === 0 && <p className={classes.nothing}>{t('referral.noEntries')}</p>}
      <Timeline items={items.map((entry) => itemOf(t, entry))} label={t('referral.entries')} />
      {entries.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </SectionCard>
  )
}
