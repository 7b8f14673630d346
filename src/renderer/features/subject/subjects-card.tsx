import { Button, Skeleton, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { CaseId, CaseState } from '#shared/features/case/case.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { TriageBadge } from '#renderer/features/screening/triage-badge.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import classes from './subject.module.css'
import { decisionWord, roleKey, sexLetterKey, subjectPath } from './subject-words.ts'

/** A group case has a hundred people; the first few are enough to begin with. */
const shownAtFirst = 8
const pageSize = 100

type SubjectsCardProps = { record: { id: CaseId; state: CaseState; number: string } }

/** The people of a case: initials, role, age, colour and decision. */
export const SubjectsCard = ({ record }: SubjectsCardProps) => {
  const t = useT()
  const { may } = useSession()
  const caseId = record.id
  const [all, setAll] = useState(false)
  const { data, error, isPending, refetch } = useQuery(
    orpc.subject.ofCase.queryOptions({ input: { caseId, limit: pageSize } }),
  )
  const late = useDelayed(isPending)
  const items = data?.items ?? []
  const total = data?.total ?? 0
  const isShort = total <= shownAtFirst + 1
  const shown = all || isShort ? items : items.slice(0, shownAtFirst)
  const undecided = items.filter(({ decisionKind }) => decisionKind === null).length
  return (
    <SectionCard
      title={total > 1 ? t('subject.cardTitleCount', { count: total }) : t('subject.cardTitle')}
      line={
        total > 1 && data?.nextCursor === null
          ? t(undecided === 0 ? 'subject.allDecided' : 'subject.undecidedCount', { count: undecided })
          : undefined
      }
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          verdict={[canWorkOn(record), may('case.write')]}
          leftSection={<IconUserPlus size={15} stroke={1.7} />}
          onClick={() => goTo(`/cases/${caseId}/subjects/new`)}
        >
          {t('common.add')}
        </ReasonedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={72} />}
      {data && total === 0 && <Text c="dimmed">{t('subject.cardEmpty')}</Text>}
      <div className={classes.people} data-long={(all && !isShort) || undefined}>
        <ul className={classes.rows}>
          {shown.map((subject) => (
            <PersonRow key={subject.id} caseId={caseId} subject={subject} />
          ))}
          {all && data?.nextCursor && <FurtherPeople caseId={caseId} after={data.nextCursor} />}
        </ul>
      </div>
      {!isShort && data && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(!all)}>
          {all ? t('subject.showFewer') : t('subject.showAll', { count: total })}
        </Button>
      )}
    </SectionCard>
  )
}

type FurtherPeopleProps = { caseId: CaseId; after: string }

/** What follows the first page of a very large case. */
const FurtherPeople = ({ caseId, after }: FurtherPeopleProps) => {
  const t = useT()
  const query = useInfiniteQuery(
    orpc.subject.ofCase.infiniteOptions({
      input: (cursor: string) => ({ caseId, cursor, limit: pageSize }),
      initialPageParam: after,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <>
      {query.data?.pages
        .flatMap(({ items }) => items)
        .map((subject) => (
          <PersonRow key={subject.id} caseId={caseId} subject={subject} />
        ))}
      {query.hasNextPage && (
        <li>
          <Button
            variant="default"
            size="xs"
            mt="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('common.loadMore')}
          </Button>
        </li>
      )}
    </>
  )
}

const PersonRow = ({ caseId, subject }: { caseId: CaseId; subject: MaskedSubject }) => {
  const t = useT()
  const { id, position, shownName, role, sex, age, isChild, colour, isSmuggling, decisionKind } = subject
  const about = [
    sex && t(sexLetterKey(sex)),
    age !== null && t('subject.ageShort', { age }),
    t(roleKey(role)),
  ].filter(Boolean)
  return (
    <li className={classes.person}>
      <span className={classes.position}>{position}</span>
      <span className={classes.who}>
        <span className={classes.nameLine}>
          <AppLink to={subjectPath(caseId, id)} className={classes.name} data-private>
            {shownName}
          </AppLink>
          {isChild && <span className={classes.child}>{t('subject.child')}</span>}
        </span>
        <span className={classes.small}>{about.join(' · ')}</span>
      </span>
      <span className={classes.standing}>
        <TriageBadge colour={colour} smuggling={isSmuggling} />
        <span className={classes.small} data-open={decisionKind === null || undefined}>
          {decisionKind === null ? t('subject.undecided') : decisionWord(t, decisionKind)}
        </span>
      </span>
    </li>
  )
}
