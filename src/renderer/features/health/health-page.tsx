import { Button, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconInfoCircle,
  IconStethoscope,
} from '@tabler/icons-react'
import {
  healthSteps,
  type HealthFinding,
  type HealthGrade,
  type HealthStep,
} from '#shared/features/health/health.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatFileSize, formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { sentenceOf } from '#renderer/i18n/messages.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './health.module.css'
import { type Examination, useExamination } from './use-examination.ts'

/** The doctor of the store: looks at every part, says in plain words what it found and what to do. */
export const HealthPage = () => {
  const t = useT()
  const { may } = useSession()
  const { examination, start, stop } = useExamination()
  const isRunning = examination?.step !== undefined
  return (
    <SettingsPage>
      <SectionCard
        title={t('health.cardTitle')}
        line={t('health.line')}
        actions={
          isRunning ? (
            <Button variant="default" onClick={stop}>
              {t('health.stop')}
            </Button>
          ) : (
            <ReasonedButton
              verdict={may('history.verify')}
              leftSection={<IconStethoscope size={16} stroke={1.7} />}
              onClick={start}
            >
              {t(examination ? 'health.again' : 'health.examine')}
            </ReasonedButton>
          )
        }
      >
        <Verdict examination={examination} />
        <ul className={classes.parts}>
          {healthSteps.map((step) => (
            <Part
              key={step}
              step={step}
              finding={examination?.findings.find((finding) => finding.step === step)}
              isLooking={examination?.step === step}
            />
          ))}
        </ul>
      </SectionCard>
    </SettingsPage>
  )
}

const Verdict = ({ examination }: { examination: Examination | undefined }) => {
  const t = useT()
  if (!examination) return <p className={classes.verdict}>{t('health.notYet')}</p>
  const { findings, step, doneAt } = examination
  if (step !== undefined)
    return (
      <p className={classes.verdict} role="status">
        {t('health.running', { step: t(`health.step.${step}`) })}
      </p>
    )
  if (!doneAt) return <p className={classes.verdict}>{t('health.stopped')}</p>
  const bad = findings.filter(({ grade }) => grade === 'bad').length
  const notice = findings.some(({ grade }) => grade === 'notice')
  const [grade, words] =
    bad > 0
      ? (['bad', 'health.someBad'] as const)
      : notice
        ? (['notice', 'health.someNotice'] as const)
        : (['good', 'health.allGood'] as const)
  return (
    <div className={classes.whole} data-grade={grade} role="status">
      <p className={classes.wholeTitle}>{t(words, { count: bad })}</p>
      <p className={classes.wholeText}>{t(`${words}Text`, { at: formatInstant(doneAt) })}</p>
    </div>
  )
}

const icons: Record<HealthGrade, typeof IconCircle> = {
  good: IconCircleCheck,
  notice: IconInfoCircle,
  bad: IconAlertTriangle,
}

type PartProps = { step: HealthStep; finding: HealthFinding | undefined; isLooking: boolean }

const Part = ({ step, finding, isLooking }: PartProps) => {
  const t = useT()
  const Icon = finding ? icons[finding.grade] : IconCircle
  const state = finding
    ? t(`health.grade.${finding.grade}`)
    : t(isLooking ? 'health.looking' : 'health.waiting')
  return (
    <li className={classes.part} data-grade={finding?.grade}>
      <span className={classes.mark} title={state}>
        {isLooking ? <Loader size={18} /> : <Icon size={20} stroke={1.7} aria-label={state} />}
      </span>
      <span className={classes.name}>{t(`health.step.${step}`)}</span>
      {finding && <Found finding={finding} />}
    </li>
  )
}

const Found = ({ finding: { what, grade, data } }: { finding: HealthFinding }) => {
  const t = useT()
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name === 'freeBytes' ? formatFileSize(value) : formatNumber(value),
    ]),
  )
  const next = `health.next.${what}`
  return (
    <div>
      <p className={classes.text}>{t(`health.what.${what}`, values)}</p>
      {grade !== 'good' && isMessage(next) && (
        <p className={classes.next}>
          <b>{t('health.next')}</b>
          {t(next)}
        </p>
      )}
      {what === 'searchIndex.differs' && <RebuildButton />}
    </div>
  )
}

const RebuildButton = () => {
  const t = useT()
  const { may } = useSession()
  const rebuild = useMutation(orpc.health.rebuildSearchIndex.mutationOptions({ onError: showError }))
  if (rebuild.isSuccess) return <p className={classes.next}>{t('health.rebuilt')}</p>
  return (
    <ReasonedButton
      verdict={may('office.write')}
      variant="default"
      size="xs"
      loading={rebuild.isPending}
      onClick={() => rebuild.mutate(undefined)}
    >
      {t('health.rebuild')}
    </ReasonedButton>
  )
}

const isMessage = (key: string): key is MessageKey => sentenceOf('id', key) !== undefined
