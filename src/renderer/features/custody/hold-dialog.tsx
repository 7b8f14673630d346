import { Checkbox, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canHold } from '#shared/features/custody/custody.rules.ts'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { workshopPath } from '#renderer/features/document/document-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { documentKindKey, issueLine } from './custody-words.ts'
import classes from './custody.module.css'
import { refreshCustody } from './custody.queries.ts'
import { MomentFields, useMoment } from './moment-fields.tsx'

type HoldDialogProps = {
  subjectId: string
  documents: readonly PresentedDocument[]
  /** The document it was opened from: ticked already. */
  chosen: PresentedDocument['id'] | undefined
  opened: boolean
  onClose: () => void
}

/** Keeps originals at the office. Their receipt is opened right after, ready to be printed. */
export const HoldDialog = ({ subjectId, documents, chosen, opened, onClose }: HoldDialogProps) => {
  const t = useT()
  const { officeName } = useSession()
  const free = documents.filter((document) => canHold(document).allowed)
  const [conditions, setConditions] = useState<ReadonlyMap<string, string>>(
    () => new Map(free.filter(({ id }) => id === chosen).map(({ id, condition }) => [id, condition ?? ''])),
  )
  const { moment, setMoment, instant } = useMoment()
  const [reason, setReason] = useState('')
  const [withReceipt, setWithReceipt] = useState(true)
  const [givenBy, setGivenBy] = useState('')
  const [givenByTitle, setGivenByTitle] = useState('')
  const [place, setPlace] = useState(officeName)
  const [asked, setAsked] = useState(false)
  const required = (value: string): string | undefined =>
    asked && value.trim() === '' ? t('common.valueRequired') : undefined

  const hold = async (): Promise<boolean> => {
    setAsked(true)
    const held = free.filter(({ id }) => conditions.has(id))
    const filled = [reason, ...conditions.values(), ...(withReceipt ? [place] : [])]
    if (!instant || held.length === 0 || filled.some((value) => value.trim() === '')) return false
    const { handoverId } = await client.custody.hold({
      subjectId,
      documents: held.map(({ id, version }) => ({ id, version, condition: conditions.get(id) ?? '' })),
      heldAt: instant,
      reason,
      receipt: withReceipt ? { givenBy, givenByTitle, place } : null,
    })
    await refreshCustody()
    showDone(t('custody.heldDone', { count: held.length }))
    if (handoverId !== null) goTo(workshopPath('documentReceipt', handoverId))
    return true
  }
  const tick = (document: PresentedDocument, ticked: boolean): void => {
    const next = new Map(conditions)
    if (ticked) next.set(document.id, document.condition ?? '')
    else next.delete(document.id)
    setConditions(next)
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('custody.holdTitle')}
      size={680}
      confirmLabel={t('custody.holdConfirm')}
      onConfirm={hold}
    >
      <Stack gap="md">
        <fieldset className={classes.choice}>
          <legend className={classes.legend}>{t('custody.holdWhich')}</legend>
          {free.map((document, index) => (
            <div key={document.id} className={classes.choiceRow}>
              <Checkbox
                label={t(documentKindKey(document.kind))}
                description={[document.maskedNumber, issueLine(document)].filter(Boolean).join(' · ')}
                checked={conditions.has(document.id)}
                data-autofocus={index === 0 || undefined}
                onChange={({ currentTarget }) => tick(document, currentTarget.checked)}
              />
              {conditions.has(document.id) && (
                <TextInput
                  aria-label={t('custody.conditionOf', { document: t(documentKindKey(document.kind)) })}
                  placeholder={t('custody.conditionHint')}
                  maxLength={120}
                  value={conditions.get(document.id) ?? ''}
                  error={required(conditions.get(document.id) ?? '')}
                  onChange={({ currentTarget }) =>
                    setConditions(new Map(conditions).set(document.id, currentTarget.value))
                  }
                />
              )}
            </div>
          ))}
          {asked && conditions.size === 0 && <p className={classes.missing}>{t('common.valueChooseOne')}</p>}
        </fieldset>
        <MomentFields label={t('custody.heldOn')} moment={moment} onChange={setMoment} asked={asked} />
        <TextInput
          label={t('custody.holdReason')}
          placeholder={t('custody.holdReasonHint')}
          required
          maxLength={400}
          value={reason}
          error={required(reason)}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Switch
          label={t('custody.withReceipt')}
          checked={withReceipt}
          onChange={({ currentTarget }) => setWithReceipt(currentTarget.checked)}
        />
        {withReceipt && (
          <SimpleGrid cols={3} spacing="md">
            <TextInput
              label={t('custody.givenBy')}
              placeholder={t('custody.givenByHint')}
              maxLength={120}
              value={givenBy}
              onChange={({ currentTarget }) => setGivenBy(currentTarget.value)}
              data-private
            />
            <TextInput
              label={t('custody.givenByCapacity')}
              placeholder={t('custody.givenByCapacityHint')}
              maxLength={160}
              value={givenByTitle}
              onChange={({ currentTarget }) => setGivenByTitle(currentTarget.value)}
            />
            <TextInput
              label={t('custody.place')}
              required
              maxLength={160}
              value={place}
              error={required(place)}
              onChange={({ currentTarget }) => setPlace(currentTarget.value)}
            />
          </SimpleGrid>
        )}
      </Stack>
    </ActDialog>
  )
}
