import { Button } from '@mantine/core'
import type { DraftEntry } from '#shared/features/draft/draft.schema.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { canOpenDraft, draftPath } from './draft-path.ts'
import classes from './home.module.css'
import { useDrafts } from './home.queries.ts'

/** Forms that were begun and wait to be finished; nothing where there are none. */
export const DraftsCard = () => {
  const t = useT()
  const { data } = useDrafts()
  const drafts = data?.items ?? []
  if (drafts.length === 0) return null
  return (
    <SectionCard title={t('home.drafts')} line={t('home.draftsLine')}>
      <ul className={classes.lines}>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </SectionCard>
  )
}

const DraftLine = ({ draft }: { draft: DraftEntry }) => {
  const t = useT()
  const open = async (): Promise<void> => {
    try {
      goTo(await draftPath(draft))
    } catch (error) {
      showError(error)
    }
  }
  return (
    <li className={classes.line}>
      <div className={classes.lineText}>
        <span className={classes.draftLabel}>{draft.label}</span>
        <div className={classes.lineDetail}>{t('home.draftSaved', { at: formatInstant(draft.savedAt) })}</div>
      </div>
      {canOpenDraft(draft) && (
        <Button variant="default" size="compact-sm" flex="none" onClick={() => void open()}>
          {t('home.draftContinue')}
        </Button>
      )}
    </li>
  )
}
