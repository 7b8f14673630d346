import { Button, Chip, Group, Loader, Text } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { memo, useEffect, useRef, useState } from 'react'
import {
  caseEventGroupFor,
  caseEventGroups,
  type CaseEventGroup,
} from '#shared/features/case/case-event.rules.ts'
import { caseEventKinds } from '#shared/features/case/case-event.schema.ts'
import type { TimelineItem } from '#shared/features/case/case-detail.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { type PlainDate, plainDateOfInstant, weekdayName } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './case-timeline.module.css'
import { TimelineEntry } from './timeline-entry.tsx'

const kindsOf = (group: CaseEventGroup | undefined) =>
  group === undefined ? [] : caseEventKinds.filter((kind) => caseEventGroupFor(kind) === group)

const dayOf = ({ occurredAt }: TimelineItem) => plainDateOfInstant(occurredAt.getTime())

/** Entries of one day stand together. */
const byDay = (items: readonly TimelineItem[]): [day: PlainDate, items: TimelineItem[]][] => {
  const days = new Map<PlainDate, TimelineItem[]>()
  for (const item of items) {
    const day = dayOf(item)
    const known = days.get(day)
    if (known) known.push(item)
    else days.set(day, [item])
  }
  return [...days]
}

const lastDayOf = (items: readonly TimelineItem[] | undefined): PlainDate | undefined => {
  const last = items?.at(-1)
  return last && dayOf(last)
}

type CaseTimelineProps = { caseId: CaseId; onNote: (() => void) | undefined }

/** Everything that happened in a case in one stream, the newest first; more is read while scrolling. */
export const CaseTimeline = ({ caseId, onNote }: CaseTimelineProps) => {
  const t = useT()
  const [group, setGroup] = useState<CaseEventGroup>()
  const query = useInfiniteQuery(
    orpc.case.timeline.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: caseId, kinds: kindsOf(group), cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const pages = query.data?.pages ?? []
  const total = query.data?.pages[0]?.total ?? 0
  return (
    <SectionCard
      title={t('case.timeline')}
      actions={
        <>
          {query.data && (
            <span className={classes.total}>{t('case.timelineCount', { count: formatNumber(total) })}</span>
          )}
          {onNote && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencilPlus size={15} stroke={1.7} />}
              onClick={onNote}
            >
              {t('case.addNote')}
            </Button>
          )}
        </>
      }
    >
      <Groups group={group} onChange={setGroup} />
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && total === 0 && (
        <Text c="dimmed">{t(group === undefined ? 'case.timelineEmpty' : 'case.timelineEmptyFilter')}</Text>
      )}
      {pages.map(({ items }, index) => (
        <Entries
          key={items[0]?.id ?? index}
          items={items}
          caseId={caseId}
          dayBefore={lastDayOf(pages[index - 1]?.items)}
        />
      ))}
      <MoreWhenSeen
        key={pages.length}
        active={query.hasNextPage && !query.isFetchingNextPage}
        onSeen={() => void query.fetchNextPage()}
      />
      {query.isFetchingNextPage && <Loader size="xs" mt="sm" aria-label={t('common.loading')} />}
    </SectionCard>
  )
}

type GroupsProps = {
  group: CaseEventGroup | undefined
  onChange: (group: CaseEventGroup | undefined) => void
}

const Groups = ({ group, onChange }: GroupsProps) => {
  const t = useT()
  return (
    <Group gap={6} mb="md">
      <Chip size="xs" checked={group === undefined} onChange={() => onChange(undefined)}>
        {t('common.all')}
      </Chip>
      {caseEventGroups.map((each) => (
        <Chip
          key={each}
          size="xs"
          checked={group === each}
          onChange={() => onChange(group === each ? undefined : each)}
        >
          {t(`case.group.${each}`)}
        </Chip>
      ))}
    </Group>
  )
}

type EntriesProps = {
  items: readonly TimelineItem[]
  caseId: string
  /** The day the page before ended with, which is not named again. */
  dayBefore: PlainDate | undefined
}

/** One page of entries. What was read once is not drawn again when more is read. */
const Entries = memo(({ items, caseId, dayBefore }: EntriesProps) => {
  const language = useLanguage()
  return (
    <div className={classes.part}>
      {byDay(items).map(([day, entries]) => (
        <section key={day} className={classes.day}>
          {day !== dayBefore && (
            <h3 className={classes.dayName}>
              {weekdayName(day, language)}, {formatDate(day)}
            </h3>
          )}
          <ol className={classes.entries}>
            {entries.map((item) => (
              <TimelineEntry key={item.id} item={item} caseId={caseId} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
})

/** Asks for the next page some screens before the end is reached. Drawn anew after every page, so it looks again. */
const MoreWhenSeen = ({ active, onSeen }: { active: boolean; onSeen: () => void }) => {
  const mark = useRef<HTMLDivElement>(null)
  const seen = useRef(onSeen)
  useEffect(() => {
    seen.current = onSeen
  })
  useEffect(() => {
    if (!active || !mark.current) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) seen.current()
      },
      { rootMargin: '1200px 0px' },
    )
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [active])
  return <div ref={mark} />
}
