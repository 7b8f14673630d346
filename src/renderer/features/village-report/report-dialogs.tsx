import { NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  interventions,
  type Intervention,
  type VillageReport,
} from '#shared/features/village-report/village-report.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { MomentFields, useMoment } from '#renderer/features/clock/moment-fields.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import type { OpenStep } from './use-report-steps.tsx'
import { interventionKey } from './village-report-words.ts'
import { keepReport } from './village-report.queries.ts'

type StepDialogsProps = { open: OpenStep | undefined; report: VillageReport; onClose: () => void }

/** The questions behind the steps. Each is fresh when it opens. */
export const ReportStepDialogs = ({ open, report, onClose }: StepDialogsProps) => {
  const t = useT()
  const { id, version } = report
  const askCorrection = async (note: string): Promise<void> => {
    await keepReport(await client.villageReport.askCorrection({ id, version, note }))
    showDone(t('villageReport.correctionSent'))
  }
  const reject = async (reason: string): Promise<void> => {
    await keepReport(await client.villageReport.reject({ id, version, reason }))
    showDone(t('villageReport.rejected'))
  }
  return (
    <>
      {open === 'verify' && <VerifyDialog report={report} onClose={onClose} />}
      {open === 'followUp' && <FollowUpDialog report={report} onClose={onClose} />}
      {open === 'promote' && <PromoteDialog report={report} onClose={onClose} />}
      {open === 'finish' && <FinishDialog report={report} onClose={onClose} />}
      <ReasonDialog
        opened={open === 'askCorrection'}
        onClose={onClose}
        title={t('villageReport.step.askCorrection')}
        reasonLabel={t('villageReport.correctionNote')}
        confirmLabel={t('villageReport.correctionConfirm')}
        onConfirm={askCorrection}
      >
        {t('villageReport.correctionText')}
      </ReasonDialog>
      <ReasonDialog
        opened={open === 'reject'}
        onClose={onClose}
        danger
        title={t('villageReport.rejectTitle', { ticket: report.ticket })}
        confirmLabel={t('villageReport.step.reject')}
        onConfirm={reject}
      >
        {t('villageReport.rejectText')}
      </ReasonDialog>
    </>
  )
}

type DialogProps = { report: VillageReport; onClose: () => void }

const VerifyDialog = ({ report: { id, version }, onClose }: DialogProps) => {
  const t = useT()
  const { moment, setMoment, isNow, instant } = useMoment()
  const [asked, setAsked] = useState(false)
  const verify = async (): Promise<boolean> => {
    setAsked(true)
    if (!instant) return false
    const verified = await client.villageReport.verify({ id, version, at: isNow ? null : instant })
    await keepReport(verified)
    showDone(t('villageReport.verified', { number: verified.registerNumber ?? '' }))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('villageReport.verifyTitle')}
      text={t('villageReport.verifyText')}
      confirmLabel={t('villageReport.step.verify')}
      onConfirm={verify}
    >
      <MomentFields
        moment={moment}
        onChange={setMoment}
        label={t('villageReport.verifiedOn')}
        asked={asked}
      />
    </ActDialog>
  )
}

type FollowUp = Exclude<Intervention, 'case'>
const followUps = interventions.filter((kind): kind is FollowUp => kind !== 'case')

const FollowUpDialog = ({ report, onClose }: DialogProps) => {
  const t = useT()
  const { id, version } = report
  const { moment, setMoment, isNow, instant } = useMoment()
  const known = followUps.find((kind) => kind === report.intervention)
  const [intervention, setIntervention] = useState<FollowUp | null>(known ?? null)
  const [summary, setSummary] = useState(report.summary ?? '')
  const [asked, setAsked] = useState(false)
  const followUp = async (): Promise<boolean> => {
    setAsked(true)
    if (!instant || intervention === null || summary.trim() === '') return false
    const at = isNow ? null : instant
    await keepReport(await client.villageReport.followUp({ id, version, intervention, summary, at }))
    showDone(t('villageReport.followedUp'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('villageReport.followUpTitle')}
      text={t('villageReport.followUpText')}
      confirmLabel={t('villageReport.followUpConfirm')}
      onConfirm={followUp}
    >
      <Stack gap="md">
        <Select
          label={t('villageReport.interventionLabel')}
          required
          data-autofocus
          placeholder={t('case.choose')}
          data={followUps.map((value) => ({ value, label: t(interventionKey(value)) }))}
          value={intervention}
          error={asked && intervention === null ? t('common.valueRequired') : undefined}
          onChange={(value) => setIntervention(followUps.find((kind) => kind === value) ?? null)}
        />
        <Textarea
          label={t('villageReport.summary')}
          required
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={summary}
          error={asked && summary.trim() === '' ? t('common.valueRequired') : undefined}
          onChange={({ currentTarget }) => setSummary(currentTarget.value)}
        />
        <MomentFields
          moment={moment}
          onChange={setMoment}
          label={t('villageReport.followedUpOn')}
          asked={asked}
        />
      </Stack>
    </ActDialog>
  )
}

const PromoteDialog = ({ report, onClose }: DialogProps) => {
  const t = useT()
  const { id, version } = report
  const place = report.hamlet ?? report.villageTitle
  const [title, setTitle] = useState(report.title)
  const [persons, setPersons] = useState(Math.min(200, Math.max(1, report.estimatedPersons ?? 1)))
  const [description, setDescription] = useState(t('villageReport.unnamedSubject', { place }))
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = (text: string): string | undefined =>
    asked && text.trim() === '' ? t('common.valueRequired') : undefined
  const promote = async (): Promise<boolean> => {
    setAsked(true)
    if (title.trim() === '' || description.trim() === '' || persons < 1) return false
    const { report: promoted, caseId } = await client.villageReport.promote({
      id,
      version,
      title,
      unnamedSubjects: persons,
      description,
      note: note.trim() === '' ? null : note,
    })
    await keepReport(promoted)
    showDone(t('villageReport.promoted', { number: promoted.caseNumber ?? '' }))
    goTo(`/cases/${caseId}`)
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('villageReport.promoteTitle', { ticket: report.ticket })}
      text={t('villageReport.promoteText')}
      confirmLabel={t('villageReport.step.promote')}
      onConfirm={promote}
    >
      <Stack gap="md">
        <TextInput
          label={t('case.titleLabel')}
          required
          data-autofocus
          maxLength={160}
          value={title}
          error={missing(title)}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <NumberInput
          label={t('villageReport.persons')}
          description={t('villageReport.personsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          min={1}
          max={200}
          allowDecimal={false}
          value={persons}
          onChange={(value) => setPersons(Number(value) || 0)}
          error={asked && persons < 1 ? t('common.valueTooSmall', { minimum: 1 }) : undefined}
        />
        <TextInput
          label={t('villageReport.unnamedLabel')}
          required
          maxLength={200}
          value={description}
          error={missing(description)}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <Textarea
          label={t('villageReport.promoteNote')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Stack>
    </ActDialog>
  )
}

const FinishDialog = ({ report, onClose }: DialogProps) => {
  const t = useT()
  const [summary, setSummary] = useState(report.summary ?? '')
  const finish = async (): Promise<boolean> => {
    const { id, version } = report
    const kept = summary.trim() === '' ? null : summary
    await keepReport(await client.villageReport.finish({ id, version, summary: kept }))
    showDone(t('villageReport.finished'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('villageReport.finishTitle', { ticket: report.ticket })}
      text={t('villageReport.finishText')}
      confirmLabel={t('villageReport.step.finish')}
      onConfirm={finish}
    >
      <Textarea
        label={t('villageReport.summary')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        value={summary}
        onChange={({ currentTarget }) => setSummary(currentTarget.value)}
      />
    </ActDialog>
  )
}
