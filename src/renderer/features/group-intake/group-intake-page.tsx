import { IconTrash, IconUsersPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CheckInput, StagedRegister } from '#shared/features/group-intake/group-intake.schema.ts'
import { canAddGroup } from '#shared/features/group-intake/register-heading.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import type { PickedCase } from '#renderer/features/case/case-picker.tsx'
import { formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type OtherStep, PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { type Step, StepLine } from '#renderer/ui/step-line.tsx'
import { AddDialog } from './add-dialog.tsx'
import { CheckProgress } from './check-progress.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { formatWords } from './group-intake-words.ts'
import classes from './group-intake.module.css'
import { discardRegister, type RegisterId, useStaged } from './group-intake.queries.ts'
import { ReportStep } from './report-step.tsx'
import { useRegisterCheck } from './use-register-check.ts'

const stepNames = ['file', 'columns', 'check', 'add'] as const
type StepName = (typeof stepNames)[number]

const stepsAt = (t: Translate, current: StepName): Step[] => {
  const labels = {
    file: t('groupIntake.stepFile'),
    columns: t('groupIntake.stepColumns'),
    check: t('groupIntake.stepCheck'),
    add: t('groupIntake.stepAdd'),
  }
  const place = stepNames.indexOf(current)
  return stepNames.map((id, index) => ({
    id,
    label: labels[id],
    state: index < place ? 'done' : index === place ? 'current' : 'ahead',
  }))
}

/** Many people out of one file: open, match the columns, check, add to a case. */
export const GroupIntakePage = () => {
  const t = useT()
  const { data, error, refetch } = useStaged()
  const [shownId, setShownId] = useState<RegisterId>()
  const meantFor = useMeantFor()
  const back = backTo(t, meantFor)
  if (error) {
    return (
      <Page>
        <PageHeader title={t('groupIntake.title')} back={back} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!data) return <Page>{null}</Page>
  const waiting = data.registers.filter(({ isOwn }) => !isOwn)
  const register = data.registers.find(({ id, isOwn }) => (shownId === undefined ? isOwn : id === shownId))
  if (register)
    return (
      <RegisterPage
        key={`${register.id} ${meantFor?.id}`}
        register={register}
        meantFor={meantFor}
        onLeave={() => setShownId(undefined)}
      />
    )
  return (
    <Page>
      <PageHeader
        title={t('groupIntake.title')}
        line={meantFor ? t('groupIntake.lineForCase', { number: meantFor.number }) : t('groupIntake.line')}
        back={back}
      />
      <StepLine label={t('groupIntake.steps')} steps={stepsAt(t, 'file')} />
      <FileStep waiting={waiting} onOpen={({ id }) => setShownId(id)} />
    </Page>
  )
}

/** The case that the page was opened from. */
const useMeantFor = (): PickedCase | undefined => {
  const { case: id } = useSearch({ strict: false })
  const { data } = useQuery({
    ...orpc.case.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
    retry: false,
  })
  return id === undefined ? undefined : data?.case
}

const backTo = (t: Translate, meantFor: PickedCase | undefined): { to: string; label: string } =>
  meantFor
    ? { to: `/cases/${meantFor.id}`, label: meantFor.number }
    : { to: '/cases', label: t('groupIntake.back') }

type RegisterPageProps = {
  register: StagedRegister
  meantFor: PickedCase | undefined
  onLeave: () => void
}

/** One opened register, from its columns to the case. */
const RegisterPage = ({ register, meantFor, onLeave }: RegisterPageProps) => {
  const t = useT()
  const { may } = useSession()
  const [editing, setEditing] = useState(register.checked === null)
  const [adding, setAdding] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const { progress, problem, start, stop } = useRegisterCheck(() => setEditing(false))
  const { checked, fileName, isOwn, id } = register
  const report = progress || editing ? undefined : checked
  const check = (input: CheckInput): void => {
    setEditing(true)
    start(input)
  }
  const otherSteps: OtherStep[] = isOwn
    ? [
        ...(report ? [{ label: t('groupIntake.changeColumns'), run: () => setEditing(true) }] : []),
        {
          label: t('groupIntake.discard'),
          icon: <IconTrash size={16} stroke={1.6} />,
          danger: true,
          run: () => setDiscarding(true),
        },
      ]
    : []
  return (
    <Page>
      <PageHeader
        title={t('groupIntake.title')}
        line={
          <span className={classes.file}>
            {fileName} · {formatWords(t, register)}
          </span>
        }
        back={backTo(t, meantFor)}
        otherSteps={progress ? [] : otherSteps}
        primary={
          report && (
            <ReasonedButton
              verdict={[may('groupIntake.apply'), canAddGroup(report.summary)]}
              leftSection={<IconUsersPlus size={17} stroke={1.8} />}
              onClick={() => setAdding(true)}
            >
              {t('groupIntake.add', { count: formatNumber(report.summary.chosen) })}
            </ReasonedButton>
          )
        }
      />
      <StepLine
        label={t('groupIntake.steps')}
        steps={stepsAt(t, progress ? 'check' : report ? 'add' : 'columns')}
      />
      {progress && <CheckProgress progress={progress} onStop={stop} />}
      {!progress && !report && <ColumnsStep register={register} problem={problem} onCheck={check} />}
      {report && <ReportStep register={register} summary={report.summary} />}
      {report && (
        <AddDialog
          opened={adding}
          onClose={() => setAdding(false)}
          register={register}
          count={report.summary.chosen}
          meantFor={meantFor}
        />
      )}
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('groupIntake.discardTitle')}
        confirmLabel={t('groupIntake.discard')}
        danger
        onConfirm={async () => {
          await discardRegister(id)
          showDone(t('groupIntake.discarded'))
          onLeave()
        }}
      >
        {t('groupIntake.discardText', { name: fileName })}
      </ConfirmDialog>
    </Page>
  )
}
