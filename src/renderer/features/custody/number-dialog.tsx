import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { documentKindKey } from './custody-words.ts'
import classes from './custody.module.css'
import { refreshCustody } from './custody.queries.ts'

type NumberDialogProps = { document: PresentedDocument | undefined; onClose: () => void }

/** Asks for the reason, then shows the number as long as the dialog is open. */
export const NumberDialog = ({ document, onClose }: NumberDialogProps) => {
  const t = useT()
  const [number, setNumber] = useState<string>()
  const kind = document ? t(documentKindKey(document.kind)) : ''
  const reveal = async (reason: string): Promise<void> => {
    if (!document) return
    const answer = await client.custody.revealNumber({ id: document.id, reason })
    setNumber(answer.number ?? t('common.emptyValue'))
    await refreshCustody()
  }
  return (
    <>
      <ReasonDialog
        opened={document !== undefined}
        onClose={onClose}
        title={t('custody.revealTitle', { document: kind })}
        confirmLabel={t('custody.revealConfirm')}
        onConfirm={reveal}
      />
      <Modal
        opened={number !== undefined}
        onClose={() => setNumber(undefined)}
        size={380}
        title={t('custody.number')}
      >
        <Text className={classes.number} data-private>
          {number}
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button data-autofocus onClick={() => setNumber(undefined)}>
            {t('common.close')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
