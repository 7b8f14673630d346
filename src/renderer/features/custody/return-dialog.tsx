import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canReturn } from '#shared/features/custody/custody.rules.ts'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { documentKindKey, heldWords } from './custody-words.ts'
import classes from './custody.module.css'
import { refreshCustody } from './custody.queries.ts'
import { MomentFields, useMoment } from './moment-fields.tsx'

type ReturnDialogProps = {
  caseId: string
  documents: readonly PresentedDocument[]
  chosen: PresentedDocument['id'] | undefined
  opened: boolean
  onClose: () => void
}

/** Gives originals back to their owner. */
export const ReturnDialog = ({ caseId, documents, chosen, opened, onClose }: ReturnDialogProps) => {
  const t = useT()
  const held = documents.filter((document) => canReturn(document).allowed)
  const [ids, setIds] = useState<ReadonlySet<string>>(
    () => new Set(chosen === undefined ? held.map(({ id }) => id) : [chosen]),
  )
  const { moment, setMoment, instant } = useMoment()
  const [to, setTo] = useState(t('custody.returnToOwner'))
  const [asked, setAsked] = useState(false)
  const giveBack = async (): Promise<boolean> => {
    setAsked(true)
    const leaving = held.filter(({ id }) => ids.has(id))
    if (!instant || leaving.length === 0 || to.trim() === '') return false
    const { count } = await client.custody.giveBack({
      caseId,
      documents: leaving.map(({ id, version }) => ({ id, version })),
      returnedAt: instant,
      returnedTo: to,
    })
    await refreshCustody()
    showDone(t('custody.returnDone', { count }))
    return true
  }
  const tick = (id: string, ticked: boolean): void => {
    const next = new Set(ids)
    if (ticked) next.add(id)
    else next.delete(id)
    setIds(next)
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('custody.returnTitle')}
      confirmLabel={t('custody.returnConfirm')}
      onConfirm={giveBack}
    >
      <Stack gap="md">
        <fieldset className={classes.choice}>
          <legend className={classes.legend}>{t('custody.returnWhich')}</legend>
          {held.map((document) => (
            <Checkbox
              key={document.id}
              label={`${document.subject.position}. ${document.subject.shownName} · ${t(documentKindKey(document.kind))}`}
              description={[document.maskedNumber, heldWords(t, document)].filter(Boolean).join(' · ')}
              checked={ids.has(document.id)}
              onChange={({ currentTarget }) => tick(document.id, currentTarget.checked)}
              data-private
            />
          ))}
          {asked && ids.size === 0 && <p className={classes.missing}>{t('common.valueChooseOne')}</p>}
        </fieldset>
        <MomentFields label={t('custody.returnedLabel')} moment={moment} onChange={setMoment} asked={asked} />
        <TextInput
          label={t('custody.returnTo')}
          required
          data-autofocus
          maxLength={160}
          value={to}
          error={asked && to.trim() === '' ? t('common.valueRequired') : undefined}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          data-private
        />
      </Stack>
    </ActDialog>
  )
}
