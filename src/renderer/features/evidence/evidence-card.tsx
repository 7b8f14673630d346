import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { evidenceAccept } from '#shared/features/evidence/evidence-file.rules.ts'
import type { Evidence } from '#shared/features/evidence/evidence.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { AddEvidenceDialog, type Chosen, chosenOf } from './add-evidence-dialog.tsx'
import { evidenceKindKey, fileLine } from './evidence-words.ts'
import classes from './evidence.module.css'
import { useCaseVerdict, useEvidenceList } from './evidence.queries.ts'
import { Thumbnail } from './thumbnail.tsx'

/** Evidence of a case: added by choosing or dropping, looked at on a page of its own. */
export const EvidenceCard = ({ caseId }: { caseId: string }) => {
  const t = useT()
  const { may } = useSession()
  const [withdrawn, setWithdrawn] = useState(false)
  const [over, setOver] = useState(false)
  const [chosen, setChosen] = useState<Chosen[]>([])
  const query = useEvidenceList(caseId, withdrawn)
  const verdicts = [may('evidence.write'), useCaseVerdict(caseId)]
  const canAdd = verdicts.every(({ allowed }) => allowed)
  const items = query.data?.pages.flatMap((page) => page.items)
  const first = query.data?.pages[0]
  const choose = (files: readonly File[]): void => {
    if (files.length > 0) setChosen(chosenOf(files))
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (canAdd) choose([...event.dataTransfer.files])
  }
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(canAdd)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <SectionCard
        title={t(withdrawn ? 'evidence.withdrawnTitle' : 'evidence.cardTitle')}
        actions={
          <FileButton accept={evidenceAccept} multiple onChange={choose}>
            {(props) => (
              <ReasonedButton
                variant="default"
                size="xs"
                leftSection={<IconUpload size={14} />}
                verdict={verdicts}
                onClick={props.onClick}
              >
                {t('evidence.add')}
              </ReasonedButton>
            )}
          </FileButton>
        }
      >
        {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {items?.length === 0 && (
          <p className={classes.nothing}>
            {t(withdrawn ? 'evidence.noneWithdrawn' : canAdd ? 'evidence.none' : 'evidence.noneClosed')}
          </p>
        )}
        <ul className={classes.rows}>
          {items?.map((evidence) => (
            <EvidenceRow key={evidence.id} evidence={evidence} />
          ))}
        </ul>
        <div className={classes.foot}>
          {query.hasNextPage && first && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('evidence.showMore', { shown: items?.length ?? 0, total: first.total })}
            </Button>
          )}
          {(withdrawn || (first?.withdrawnTotal ?? 0) > 0) && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setWithdrawn(!withdrawn)}>
              {withdrawn
                ? t('evidence.showStanding')
                : t('evidence.showWithdrawn', { count: first?.withdrawnTotal ?? 0 })}
            </Button>
          )}
        </div>
      </SectionCard>
      <AddEvidenceDialog caseId={caseId} chosen={chosen} onChange={setChosen} />
    </div>
  )
}

const EvidenceRow = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  const { id, caseId, title, kind, subject, obtainedOn, file } = evidence
  return (
    <li className={classes.row}>
      <AppLink to={`/cases/${caseId}/evidence/${id}`} className={classes.rowLink}>
        <Thumbnail evidence={evidence} />
        <span className={classes.rowText}>
          <span className={classes.rowTitle} data-private>
            {title}
          </span>
          <span className={classes.rowLine}>
            {[t(evidenceKindKey(kind)), obtainedOn && formatListDate(obtainedOn), fileLine(t, file)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {subject && (
            <span className={classes.rowLine} data-private>
              {subject.position}. {subject.shownName}
            </span>
          )}
        </span>
      </AppLink>
    </li>
  )
}
