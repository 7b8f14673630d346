import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { canHold } from '#shared/features/custody/custody.rules.ts'
import { useSession } from '#renderer/app/session.ts'
import { useCaseVerdict } from '#renderer/features/evidence/evidence.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './custody.module.css'
import { useDocuments } from './custody.queries.ts'
import { DocumentActs } from './document-acts.tsx'
import { DocumentDialog } from './document-dialog.tsx'
import { type DocumentAct, DocumentRow } from './document-row.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { useDialog } from './use-dialog.ts'

type PresentedDocumentsCardProps = {
  caseId: string
  subjectId: string
  /** In a dialog: the field that chooses the person stands beside the buttons, and there is no sheet. */
  picker?: ReactNode
}

/** Documents one person presented, and where their originals are. For the page of a person. */
export const PresentedDocumentsCard = ({ caseId, subjectId, picker }: PresentedDocumentsCardProps) => {
  const t = useT()
  const { may } = useSession()
  const open = useCaseVerdict(caseId)
  const act = useDialog<DocumentAct>()
  const { value, opened, key, open: show, close } = useDialog<'add' | 'hold'>()
  const query = useDocuments({ caseId, subjectId })
  const documents = query.data?.pages.flatMap(({ items }) => items)
  const verdicts = [may('case.write'), open]
  const canHoldAny = documents?.some((document) => canHold(document).allowed) ?? false
  const actions = (
    <>
      {canHoldAny && (
        <ReasonedButton size="xs" variant="subtle" verdict={verdicts} onClick={() => show('hold')}>
          {t('custody.holdAct')}
        </ReasonedButton>
      )}
      <ReasonedButton
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        verdict={verdicts}
        onClick={() => show('add')}
      >
        {t('custody.add')}
      </ReasonedButton>
    </>
  )
  const list = (
    <>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {documents?.length === 0 && <p className={classes.nothing}>{t('custody.none')}</p>}
      <ul className={classes.rows}>
        {documents?.map((document) => (
          <DocumentRow key={document.id} document={document} open={open} onAct={act.open} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.loadMore')}
        </Button>
      )}
      <DocumentDialog
        document={opened && value === 'add' ? 'new' : undefined}
        caseId={caseId}
        subjectId={subjectId}
        onClose={close}
      />
      {value === 'hold' && (
        <HoldDialog
          key={key}
          opened={opened}
          subjectId={subjectId}
          documents={documents ?? []}
          chosen={undefined}
          onClose={close}
        />
      )}
      <DocumentActs dialog={act} caseId={caseId} documents={documents ?? []} />
    </>
  )
  if (picker === undefined) {
    return (
      <SectionCard title={t('custody.presented')} actions={actions}>
        {list}
      </SectionCard>
    )
  }
  return (
    <Stack gap="xs">
      <div className={classes.tools}>
        {picker}
        {actions}
      </div>
      {list}
    </Stack>
  )
}
