import { Button, Skeleton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SealedCase } from '#shared/features/access/access.schema.ts'
import { canOpenWithReason, openingMinutes } from '#shared/features/access/case-reach.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { levelKey } from './access-words.ts'
import classes from './access.module.css'
import { OpenDialog } from './sealed-case.tsx'

/** Sealed cases, which their reader may open with a reason: their numbers, and who answers for them. */
export const SealedListPage = () => {
  const t = useT()
  const { roles } = useSession()
  const [asked, setAsked] = useState<SealedCase>()
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(
      orpc.access.sealed.infiniteOptions({
        input: (cursor: string | undefined) => ({ cursor, limit: 50 }),
        initialPageParam: undefined,
        getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      }),
    )
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page>
      <PageHeader
        title={t('access.sealedList')}
        line={t('access.sealedListLine', { minutes: openingMinutes })}
        back={{ to: '/cases', label: t('common.navCases') }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={180} />}
      {data && items.length === 0 && (
        <EmptyState icon={<IconLock />} title={t('access.sealedNone')} text={t('access.sealedNoneText')} />
      )}
      {items.length > 0 && (
        <SectionCard>
          <ul className={classes.lines}>
            {items.map((sealed) => (
              <li key={sealed.id} className={classes.line}>
                <div className={classes.text}>
                  <span className="figures">{sealed.number}</span>
                  <span className={classes.detail}>
                    {[sealed.responsibleName, sealed.sectionName].filter(Boolean).join(' · ')}
                  </span>
                </div>
                <StateBadge tone="warning">{t(levelKey(sealed.confidentiality))}</StateBadge>
                <ReasonedButton
                  variant="default"
                  size="compact-sm"
                  flex="none"
                  verdict={canOpenWithReason(roles, sealed.confidentiality)}
                  onClick={() => setAsked(sealed)}
                >
                  {t('access.open')}
                </ReasonedButton>
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <Button
              variant="default"
              mt="md"
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('access.more')}
            </Button>
          )}
        </SectionCard>
      )}
      <OpenDialog
        sealed={asked}
        onClose={() => setAsked(undefined)}
        onOpened={() => asked && goTo(`/cases/${asked.id}`)}
      />
    </Page>
  )
}
