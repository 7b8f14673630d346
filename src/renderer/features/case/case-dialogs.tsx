import { Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ActDialog } from './act-dialog.tsx'
import { CasePicker, type PickedCase } from './case-picker.tsx'
import { refreshCases, useColleagues, useSections } from './case.queries.ts'
import { instantOf, readTime, TimeField } from './time-field.tsx'

type CaseDialogProps = { opened: boolean; detail: CaseDetail; onClose: () => void }

/** Puts the case into another one. */
export const MergeDialog = ({ opened, detail: { case: record }, onClose }: CaseDialogProps) => {
  const t = useT()
  const [into, setInto] = useState<PickedCase>()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const merge = async (): Promise<boolean> => {
    setAsked(true)
    if (!into || reason.trim() === '') return false
    const { id, version } = record
    await refreshCases(await client.case.merge({ id, version, intoId: into.id, reason }))
    showDone(t('case.mergeDone', { number: into.number }))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('case.mergeTitle', { number: record.number })}
      text={t('case.mergeText')}
      confirmLabel={t('case.mergeConfirm')}
      danger
      onConfirm={merge}
    >
      <Stack gap="md">
        <CasePicker
          label={t('case.mergeInto')}
          view="open"
          except={record.id}
          value={into}
          onChange={setInto}
          error={asked && !into ? t('common.valueRequired') : undefined}
        />
        <ReasonField reason={reason} onChange={setReason} asked={asked} />
      </Stack>
    </ActDialog>
  )
}

type ReasonFieldProps = { reason: string; onChange: (reason: string) => void; asked: boolean }

const ReasonField = ({ reason, onChange, asked }: ReasonFieldProps) => {
  const t = useT()
  return (
    <Textarea
      label={t('common.reason')}
      placeholder={t('common.reasonPlaceholder')}
      required
      autosize
      minRows={2}
      maxRows={6}
      maxLength={1000}
      value={reason}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={asked && reason.trim() === '' ? t('common.valueRequired') : undefined}
    />
  )
}

/** Gives the case to another officer, with a message to him. */
export const AssignDialog = ({ opened, detail: { case: record }, onClose }: CaseDialogProps) => {
  const t = useT()
  const officers = (useColleagues().data?.officers ?? []).filter(
    ({ roles }) => roles.includes('officer') || roles.includes('sectionHead'),
  )
  const sections = useSections().filter(({ endedOn }) => endedOn === null)
  const [officerId, setOfficerId] = useState<string | null>(null)
  const [sectionId, setSectionId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const officer = officers.find(({ id }) => id === officerId)
  const assign = async (): Promise<boolean> => {
    setAsked(true)
    if (!officer) return false
    const detail = await client.case.assign({
      id: record.id,
      version: record.version,
      officerId: officer.id,
      sectionId: sections.find(({ id }) => id === sectionId)?.id ?? null,
      note: note.trim() === '' ? null : note,
    })
    await refreshCases(detail)
    showDone(t('case.assignDone', { name: officer.fullName }))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('case.assignTitle')}
      confirmLabel={t('case.assignConfirm')}
      onConfirm={assign}
    >
      <Stack gap="md">
        <Select
          label={t('case.assignTo')}
          placeholder={t('case.choose')}
          required
          searchable
          openOnFocus={false}
          data-autofocus
          data={officers
            .filter(({ id }) => id !== record.responsibleOfficerId)
            .map(({ id, fullName, position }) => ({
              value: id as string,
              label: position === null ? fullName : `${fullName} · ${position}`,
            }))}
          value={officerId}
          onChange={setOfficerId}
          error={asked && !officer ? t('common.valueRequired') : undefined}
        />
        <Select
          label={t('case.assignSection')}
          description={t('case.assignSectionHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          data={sections.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={sectionId}
          onChange={setSectionId}
        />
        <Textarea
          label={t('case.assignNote')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Stack>
    </ActDialog>
  )
}

/** Notes something in the timeline, now or when it happened. */
export const NoteDialog = ({ opened, detail: { case: record }, onClose }: CaseDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [body, setBody] = useState('')
  const [on, setOn] = useState<PlainDate | null>(null)
  const [time, setTime] = useState('')
  const [asked, setAsked] = useState(false)
  const save = async (): Promise<boolean> => {
    setAsked(true)
    const typed = readTime(time)
    if (body.trim() === '' || (on !== null && time !== '' && typed === undefined)) return false
    const occurredAt = on === null ? null : instantOf(on, typed ?? { hours: 0, minutes: 0 })
    await refreshCases(await client.case.addNote({ id: record.id, body, occurredAt }))
    showDone(t('case.noteSaved'))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('case.addNote')}
      confirmLabel={t('common.save')}
      onConfirm={save}
    >
      <Stack gap="md">
        <Textarea
          label={t('case.noteBody')}
          required
          data-autofocus
          autosize
          minRows={4}
          maxRows={14}
          maxLength={4000}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
          error={asked && body.trim() === '' ? t('common.valueRequired') : undefined}
        />
        <SimpleGrid cols={2}>
          <PlainDateField
            label={t('case.noteWhen')}
            description={t('case.noteWhenHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxDate={day}
            value={on}
            onChange={setOn}
          />
          <TimeField
            label={t('case.receivedTime')}
            value={time}
            onChange={setTime}
            disabled={on === null}
            asked={asked}
          />
        </SimpleGrid>
      </Stack>
    </ActDialog>
  )
}
