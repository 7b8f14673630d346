import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { CaseEntity } from '#shared/features/entity/entity.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { AddEntityForm } from './add-entity-form.tsx'
import { EntityRow } from './entity-row.tsx'
import { treeOf } from './entity-tree.ts'
import classes from './entity.module.css'
import { refreshEntities, useCaseEntities } from './entity.queries.ts'
import { LinkDialog } from './link-dialog.tsx'
import { useReveal } from './use-reveal.tsx'

/** A group case has dozens of them; the page stays short until they are asked for. */
const shownAtFirst = 8
const shownMore = 50

/** Alleged persons, and the numbers, places and things that lead to them. For the page of a case. */
export const EntitiesCard = ({ caseId, isOpen }: { caseId: CaseId; isOpen: boolean }) => {
  const t = useT()
  const { may } = useSession()
  const query = useCaseEntities(caseId)
  const [limit, setLimit] = useState(shownAtFirst)
  const [changing, setChanging] = useState<CaseEntity>()
  const [removing, setRemoving] = useState<CaseEntity>()
  const { dialog, clearOf, reveal, cover } = useReveal()
  const mayReveal = may('subject.reveal')
  const mayWrite = isOpen && may('entity.write').allowed
  if (!may('entity.read').allowed) return null
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const total = query.data?.pages[0]?.total
  const rows = treeOf(items)
  const shown = rows.slice(0, rows.length <= limit + 1 ? rows.length : limit)
  const more = (total ?? 0) - shown.length
  const showMore = (): void => {
    setLimit(limit + shownMore)
    if (query.hasNextPage && rows.length < limit + shownMore) void query.fetchNextPage()
  }
  const unlink = async (reason: string): Promise<void> => {
    if (!removing) return
    await client.entity.unlink({ id: removing.id, version: removing.version, reason })
    await refreshEntities()
    showDone(t('entity.unlinked'))
  }
  return (
    <SectionCard
      title={t('entity.cardTitle')}
      actions={
        total !== undefined && total > 0 && <span className={classes.small}>{formatNumber(total)}</span>
      }
    >
      {mayWrite && <AddEntityForm caseId={caseId} items={items} />}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {total === 0 && <Text c="dimmed">{t(mayWrite ? 'entity.cardEmpty' : 'entity.cardNone')}</Text>}
      <ul className={classes.rows}>
        {shown.map(({ item, isHeld }) => (
          <EntityRow
            key={item.id}
            item={item}
            isHeld={isHeld}
            acts={{
              mayWrite,
              mayReveal,
              clearValue: clearOf(item.entity.id)?.value,
              onReveal: () => reveal(item.entity),
              onCover: () => cover(item.entity.id),
              onChange: () => setChanging(item),
              onUnlink: () => setRemoving(item),
            }}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={showMore}>
          {t('entity.moreCount', { count: formatNumber(more) })}
        </Button>
      )}
      {dialog}
      {changing && (
        <LinkDialog
          key={changing.id}
          caseId={caseId}
          item={changing}
          items={items}
          onClose={() => setChanging(undefined)}
        />
      )}
      <ReasonDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('entity.unlinkTitle', { name: removing?.entity.shown ?? '' })}
        confirmLabel={t('entity.unlink')}
        danger
        onConfirm={unlink}
      >
        {t('entity.unlinkText')}
      </ReasonDialog>
    </SectionCard>
  )
}
