import { Button } from '@mantine/core'
import { IconArrowsRightLeft, IconPrinter } from '@tabler/icons-react'
import type { Handover } from '#shared/features/custody/custody.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { workshopPath } from '#renderer/features/document/document-words.ts'
import { useCaseVerdict } from '#renderer/features/evidence/evidence.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { dayOf, handoverKey } from './custody-words.ts'
import classes from './custody.module.css'
import { useDocuments, useHandovers } from './custody.queries.ts'
import { DocumentActs } from './document-acts.tsx'
import { type DocumentAct, DocumentRow } from './document-row.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import { PeopleDocumentsDialog } from './people-documents-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { useDialog } from './use-dialog.ts'

/** What of a case is at the office now, and what changed hands. For the page of a case. */
export const CustodyCard = ({ caseId }: { caseId: string }) => {
  const t = useT()
  const { may } = useSession()
  const open = useCaseVerdict(caseId)
  const write = may('case.write')
  const act = useDialog<DocumentAct>()
  const { value, opened, key, open: show, close } = useDialog<'handover' | 'return' | 'people'>()
  const held = useDocuments({ caseId, held: true })
  const handovers = useHandovers(caseId)
  const documents = held.data?.pages.flatMap(({ items }) => items) ?? []
  const records = handovers.data?.pages.flatMap(({ items }) => items) ?? []
  const isEmpty = held.data && handovers.data && documents.length + records.length === 0
  const error = held.error ?? handovers.error
  return (
    <SectionCard
      title={t('custody.cardTitle')}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          leftSection={<IconArrowsRightLeft size={14} />}
          verdict={[write, open]}
          onClick={() => show('handover')}
        >
          {t('custody.recordHandover')}
        </ReasonedButton>
      }
    >
      {error && (
        <ErrorState error={error} onRetry={() => void Promise.all([held.refetch(), handovers.refetch()])} />
      )}
      {isEmpty && <p className={classes.nothing}>{t('custody.nothingHeld')}</p>}
      {documents.length > 0 && (
        <>
          <div className={classes.part}>
            <h3 className={classes.partName}>
              {t('custody.heldNow', { count: held.data?.pages[0]?.heldTotal ?? documents.length })}
            </h3>
            <ReasonedButton size="compact-sm" variant="subtle" verdict={write} onClick={() => show('return')}>
              {t('custody.returnAct')}
            </ReasonedButton>
          </div>
          <ul className={classes.rows}>
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} open={open} withPerson onAct={act.open} />
            ))}
          </ul>
        </>
      )}
      {records.length > 0 && (
        <>
          <h3 className={classes.partName}>{t('custody.handovers')}</h3>
          <ul className={classes.rows}>
            {records.map((handover) => (
              <HandoverRow key={handover.id} handover={handover} />
            ))}
          </ul>
          {handovers.hasNextPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={handovers.isFetchingNextPage}
              onClick={() => void handovers.fetchNextPage()}
            >
              {t('common.loadMore')}
            </Button>
          )}
        </>
      )}
      <Button variant="subtle" size="compact-sm" ml={-8} mt={6} onClick={() => show('people')}>
        {t('custody.showPresented')}
      </Button>
      <PeopleDocumentsDialog caseId={caseId} opened={opened && value === 'people'} onClose={close} />
      {value === 'handover' && (
        <HandoverDialog key={key} opened={opened} caseId={caseId} held={documents} onClose={close} />
      )}
      {value === 'return' && (
        <ReturnDialog
          key={key}
          opened={opened}
          caseId={caseId}
          documents={documents}
          chosen={undefined}
          onClose={close}
        />
      )}
      <DocumentActs dialog={act} caseId={caseId} documents={documents} />
    </SectionCard>
  )
}

const HandoverRow = ({ handover }: { handover: Handover }) => {
  const t = useT()
  const { id, kind, subject, happenedAt, institution, giverInitials, receiverInitials, items } = handover
  const what = items.map(({ name, quantity }) => (quantity > 1 ? `${quantity} ${name}` : name)).join(', ')
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name}>
          {t(handoverKey(kind))}
          <span className={classes.day}>{dayOf(happenedAt)}</span>
        </div>
        <div className={classes.line} data-private>
          {[
            subject && `${subject.position}. ${subject.shownName}`,
            t('custody.fromTo', { giver: giverInitials, receiver: receiverInitials }),
            institution,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {what !== '' && <div className={classes.line}>{what}</div>}
      </div>
      <AppLink
        to={workshopPath(kind === 'receipt' ? 'documentReceipt' : 'handoverRecord', id)}
        className={classes.print}
      >
        <IconPrinter size={15} stroke={1.7} />
        {t('custody.paper')}
      </AppLink>
    </li>
  )
}
