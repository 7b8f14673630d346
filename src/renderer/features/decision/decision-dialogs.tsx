import { Checkbox, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Decision, largestDocumentList } from '#shared/features/decision/decision.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import classes from './decision.module.css'
import { kindKey } from './decision-words.ts'
import { refreshDecisions } from './decision.queries.ts'

type DialogProps = { decision: Decision; opened: boolean; onClose: () => void }

type Row = { name: string; isBrought: boolean; on: PlainDate | null }

/** What of the documents asked for was brought, and on which day; also one that nobody asked for. */
export const ReceiveDialog = ({ decision, opened, onClose }: DialogProps) => {
  const t = useT()
  const { day } = useSession()
  const { id, version, documents, decidedOn, subjectPosition } = decision
  const [rows, setRows] = useState<Row[]>(() =>
    documents.map(({ name, receivedOn }) => ({
      name,
      isBrought: receivedOn !== null,
      on: receivedOn ?? day,
    })),
  )
  const [other, setOther] = useState('')
  const [asked, setAsked] = useState(false)
  const change = (index: number, next: Partial<Row>): void =>
    setRows(rows.map((row, place) => (place === index ? { ...row, ...next } : row)))
  const addOther = (): Row[] => {
    const name = other.trim()
    const isKnown = rows.some((row) => row.name === name)
    const next =
      name === '' || isKnown || rows.length >= largestDocumentList
        ? rows
        : [...rows, { name, isBrought: true, on: day }]
    setRows(next)
    setOther('')
    return next
  }
  const receive = async (): Promise<boolean> => {
    setAsked(true)
    const all = addOther()
    if (all.length === 0 || all.some(({ isBrought, on }) => isBrought && on === null)) return false
    await client.decision.receiveDocuments({
      id,
      version,
      documents: all.map(({ name, isBrought, on }) => ({ name, receivedOn: isBrought ? on : null })),
    })
    await refreshDecisions()
    const missing = all.filter(({ isBrought }) => !isBrought).length
    showDone(missing === 0 ? t('decision.receivedAll') : t('decision.receivedSome', { count: missing }))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('decision.receiveTitle', { position: subjectPosition })}
      text={t('decision.receiveText')}
      confirmLabel={t('common.save')}
      onConfirm={receive}
    >
      <Stack gap="sm">
        {rows.map((row, index) => (
          <div key={row.name} className={classes.receiveRow}>
            <Checkbox
              label={row.name}
              checked={row.isBrought}
              data-autofocus={index === 0 || undefined}
              onChange={({ currentTarget }) => change(index, { isBrought: currentTarget.checked })}
            />
            {row.isBrought && (
              <PlainDateField
                aria-label={t('decision.broughtDay', { name: row.name })}
                minDate={decidedOn}
                maxDate={day}
                value={row.on}
                onChange={(on) => change(index, { on })}
                error={asked && row.on === null ? t('common.valueRequired') : undefined}
              />
            )}
          </div>
        ))}
        <TextInput
          label={t('decision.otherBrought')}
          placeholder={t('decision.otherBroughtHint')}
          maxLength={160}
          data-autofocus={rows.length === 0 || undefined}
          value={other}
          onChange={({ currentTarget }) => setOther(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || other.trim() === '') return
            event.preventDefault()
            addOther()
          }}
          error={asked && rows.length === 0 ? t('common.valueRequired') : undefined}
        />
      </Stack>
    </ActDialog>
  )
}

/** Ends an order before its time. */
export const LiftDialog = ({ decision, opened, onClose }: DialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [endedOn, setEndedOn] = useState<PlainDate | null>(day)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = (value: unknown): string | undefined =>
    asked && (value === null || value === '') ? t('common.valueRequired') : undefined
  const lift = async (): Promise<boolean> => {
    setAsked(true)
    if (endedOn === null || note.trim() === '') return false
    await client.decision.lift({ id: decision.id, version: decision.version, endedOn, note })
    await refreshDecisions()
    showDone(t('decision.liftDone'))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('decision.liftTitle', { kind: t(kindKey(decision.kind)) })}
      text={t('decision.liftText')}
      confirmLabel={t('decision.liftConfirm')}
      onConfirm={lift}
    >
      <Stack gap="md">
        <Textarea
          label={t('decision.liftNote')}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={missing(note.trim())}
        />
        <SimpleGrid cols={2}>
          <PlainDateField
            label={t('decision.liftedOn')}
            required
            minDate={decision.decidedOn}
            maxDate={day}
            value={endedOn}
            onChange={setEndedOn}
            error={missing(endedOn)}
          />
        </SimpleGrid>
      </Stack>
    </ActDialog>
  )
}
