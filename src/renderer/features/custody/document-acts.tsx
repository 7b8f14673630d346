import { Text } from '@mantine/core'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { documentKindKey } from './custody-words.ts'
import { refreshCustody } from './custody.queries.ts'
import { DocumentDialog } from './document-dialog.tsx'
import type { DocumentAct } from './document-row.tsx'
import type { Dialog } from './use-dialog.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { NumberDialog } from './number-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'

type DocumentActsProps = {
  dialog: Dialog<DocumentAct>
  caseId: string
  /** What stands in the same list, to be chosen along. */
  documents: readonly PresentedDocument[]
}

/** The dialogs behind the menu of a document. */
export const DocumentActs = ({ dialog, caseId, documents }: DocumentActsProps) => {
  const t = useT()
  const { value: act, opened, key, close: onClose } = dialog
  const document = act?.document
  const isAct = (name: DocumentAct['name']): PresentedDocument | undefined =>
    act?.name === name ? act.document : undefined
  const holding = isAct('hold')
  const removing = isAct('remove')
  const remove = async (reason: string): Promise<void> => {
    if (!removing) return
    const { id, version } = removing
    await client.custody.removeDocument({ id, version, reason })
    await refreshCustody()
    showDone(t('custody.removeDone'))
  }
  return (
    <>
      <DocumentDialog
        document={opened ? isAct('edit') : undefined}
        caseId={caseId}
        subjectId={document?.subject.id ?? ''}
        onClose={onClose}
      />
      {holding && (
        <HoldDialog
          key={key}
          opened={opened}
          subjectId={holding.subject.id}
          documents={documents.filter(({ subject }) => subject.id === holding.subject.id)}
          chosen={holding.id}
          onClose={onClose}
        />
      )}
      {isAct('return') && (
        <ReturnDialog
          key={key}
          opened={opened}
          caseId={caseId}
          documents={documents}
          chosen={document?.id}
          onClose={onClose}
        />
      )}
      <NumberDialog document={opened ? isAct('reveal') : undefined} onClose={onClose} />
      <ReasonDialog
        opened={opened && removing !== undefined}
        onClose={onClose}
        title={t('custody.removeTitle', { document: removing ? t(documentKindKey(removing.kind)) : '' })}
        confirmLabel={t('common.remove')}
        danger
        onConfirm={remove}
      >
        <Text>{t('custody.removeText')}</Text>
      </ReasonDialog>
    </>
  )
}
