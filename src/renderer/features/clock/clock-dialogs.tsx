import { Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { followingClock } from '#shared/features/clock/clock.rules.ts'
import { manualClockKind, manualClockKinds, type ClockOfCase } from '#shared/features/clock/clock.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { clockKey, lengthText } from './clock-words.ts'
import { type CaseId, refreshClocks } from './clock.queries.ts'
import { MomentFields, useMoment } from './moment-fields.tsx'

type StartDialogProps = { caseId: string; opened: boolean; onClose: () => void }

/** A clock that no decision starts: from the moment that counts, which may be earlier than now. */
export const StartDialog = ({ caseId, opened, onClose }: StartDialogProps) => {
  const t = useT()
  const [kind, setKind] = useState<(typeof manualClockKinds)[number]>('cancellationExamination')
  const [subjectId, setSubjectId] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const { moment, setMoment, instant, reset } = useMoment()
  const input = { caseId: caseId as CaseId }
  const desk = useQuery({ ...orpc.decision.desk.queryOptions({ input }), enabled: opened }).data
  const setting = useQuery({ ...orpc.clock.settings.queryOptions(), enabled: opened }).data?.settings.find(
    (each) => each.kind === kind,
  )
  const start = async (): Promise<boolean> => {
    setAsked(true)
    if (!instant) return false
    const subject = desk?.subjects.find(({ id }) => id === subjectId)
    await client.clock.start({ ...input, subjectId: subject?.id ?? null, kind, startedAt: instant })
    await refreshClocks()
    reset()
    setAsked(false)
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('clock.start')}
      confirmLabel={t('clock.startConfirm')}
      onConfirm={start}
    >
      <Stack gap="md">
        <Select
          label={t('clock.kindLabel')}
          data-autofocus
          allowDeselect={false}
          data={manualClockKinds.map((value) => ({ value, label: t(clockKey(value)) }))}
          value={kind}
          onChange={(value) => setKind(manualClockKind.parse(value))}
          description={setting ? t('clock.runs', { length: lengthText(t, setting) }) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Select
          label={t('clock.whose')}
          clearable
          searchable
          placeholder={t('clock.wholeCase')}
          data={(desk?.subjects ?? []).map(({ id, position, shownName }) => ({
            value: id,
            label: `${position}. ${shownName}`,
          }))}
          value={subjectId}
          onChange={setSubjectId}
          data-private
        />
        <MomentFields moment={moment} onChange={setMoment} label={t('clock.startedOn')} asked={asked} />
      </Stack>
    </ActDialog>
  )
}

/** What the clock waited for was done, then or earlier. */
export const MeetDialog = ({ clock, onClose }: { clock: ClockOfCase | undefined; onClose: () => void }) => {
  const t = useT()
  const [asked, setAsked] = useState(false)
  const { moment, setMoment, instant, reset } = useMoment()
  const next = clock && followingClock(clock.kind)
  const meet = async (): Promise<boolean> => {
    setAsked(true)
    if (!instant || !clock) return false
    await client.clock.meet({ id: clock.id, metAt: instant })
    await refreshClocks()
    reset()
    setAsked(false)
    return true
  }
  return (
    <ActDialog
      opened={clock !== undefined}
      onClose={onClose}
      title={clock ? t('clock.meetTitle', { kind: t(clockKey(clock.kind)) }) : ''}
      {...(next ? { text: t('clock.thenStarts', { kind: t(clockKey(next)) }) } : {})}
      confirmLabel={t('clock.meetConfirm')}
      onConfirm={meet}
    >
      <MomentFields moment={moment} onChange={setMoment} label={t('clock.metOn')} asked={asked} />
    </ActDialog>
  )
}
