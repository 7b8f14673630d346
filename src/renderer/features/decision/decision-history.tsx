import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { DecidableSubject } from '#shared/features/decision/decision.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import classes from './decision.module.css'
import { DecisionEntry } from './decision-entry.tsx'
import { useDecisions } from './decision.queries.ts'

type DecisionHistoryProps = {
  caseId: string
  subjectId?: DecidableSubject['id']
  count: number
  /** Says whom each is about, where the place does not. */
  isNamed?: boolean
}

/** Decisions that do not hold any more, behind a fold; they are read when it is opened. */
export const DecisionHistory = ({ caseId, subjectId, count, isNamed = false }: DecisionHistoryProps) => {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useDecisions(
    caseId,
    ['ended', 'rejected'],
    { subjectId: subjectId ?? null, enabled: open },
  )
  if (count === 0) return null
  const past = data?.pages.flatMap(({ items }) => items) ?? []
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <section className={classes.history}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={open}
        leftSection={<Chevron size={15} stroke={1.8} />}
        onClick={() => setOpen(!open)}
      >
        {t('decision.history', { count })}
      </Button>
      {open && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {open &&
        past.map((decision) => <DecisionEntry key={decision.id} decision={decision} isNamed={isNamed} />)}
      {open && hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </section>
  )
}
