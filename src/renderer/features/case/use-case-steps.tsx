import { useQuery } from '@tanstack/react-query'
import { IconPencil, IconUserPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { canWorkOn, caseStepsFor, type CaseStep } from '#shared/features/case/case-workflow.rules.ts'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import type { OtherStep } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { stepKey } from './case-words.ts'
import type { OpenDialog } from './step-dialogs.tsx'

/** The one next step as a button, and everything else that can be done with the case. */
export const useCaseSteps = (
  detail: CaseDetail,
  open: (dialog: OpenDialog) => void,
): { primary: ReactNode; otherSteps: OtherStep[] } => {
  const t = useT()
  const { may, roles } = useSession()
  const { case: record } = detail
  const base = `/cases/${record.id}`
  const subjects = useQuery(orpc.subject.ofCase.queryOptions({ input: { caseId: record.id, limit: 100 } }))
  /** Work begins with whoever still needs it. A button pressed before the people are there waits for them. */
  const toFirst = async (
    needsIt: (subject: MaskedSubject) => boolean,
    pathOf: (subjectId: MaskedSubject['id']) => string,
  ): Promise<void> => {
    const { data, error } = subjects.data ? subjects : await subjects.refetch()
    if (error) return showError(error)
    const people = data?.items ?? []
    const first = people.find(needsIt) ?? people[0]
    if (first) goTo(pathOf(first.id))
  }
  const toScreening = (): void =>
    void toFirst(
      ({ colour }) => colour === null,
      (id) => `${base}/subjects/${id}/screening`,
    )
  const toInterview = (): void =>
    void toFirst(
      ({ decisionKind }) => decisionKind === null,
      (id) => `${base}/interviews/new?subject=${id}`,
    )

  const run: Record<CaseStep, () => void> = {
    screen: toScreening,
    assess: toScreening,
    interview: toInterview,
    decide: () => goTo(`${base}/decide`),
    awaitDocuments: () => goTo(`${base}/decide`),
    resumeDocuments: () => open('resumeDocuments'),
    refer: () => goTo(`${base}/referrals/new`),
    monitor: () => open('monitor'),
    close: () => open('close'),
    reopen: () => open('reopen'),
    merge: () => open('merge'),
  }
  const steps = caseStepsFor(record.state, roles, record)
  const first = record.subjectCount === 0 ? undefined : steps.find(({ verdict }) => verdict.allowed)
  const addSubject = (): void => goTo(`${base}/subjects/new`)
  const workable = canWorkOn(record)
  const writable = [may('case.write'), workable].find(({ allowed }) => !allowed) ?? may('case.write')
  const assignable = [may('case.assign'), workable].find(({ allowed }) => !allowed) ?? may('case.assign')
  const classifiable =
    [may('case.classify'), workable].find(({ allowed }) => !allowed) ?? may('case.classify')
  const isOpen = workable.allowed

  const primary =
    record.subjectCount === 0 && isOpen ? (
      <ReasonedButton
        verdict={writable}
        leftSection={<IconUserPlus size={16} stroke={1.7} />}
        onClick={addSubject}
      >
        {t('case.addSubject')}
      </ReasonedButton>
    ) : (
      first && (
        <ReasonedButton verdict={first.verdict} onClick={run[first.step]}>
          {t(stepKey(first.step))}
        </ReasonedButton>
      )
    )
  const otherSteps: OtherStep[] = [
    ...steps
      .filter(({ step }) => step !== first?.step && step !== 'merge')
      .map(({ step, verdict }) => ({ label: t(stepKey(step)), verdict, run: run[step] })),
    ...(record.subjectCount > 0 ? [{ label: t('case.addSubject'), verdict: writable, run: addSubject }] : []),
    {
      label: t('groupIntake.addFromList'),
      verdict: workable,
      run: () => goTo(`/intake/group?case=${record.id}`),
    },
    {
      label: t('case.editFacts'),
      icon: <IconPencil size={16} stroke={1.6} />,
      verdict: writable,
      run: () => goTo(`${base}/edit`),
    },
    { label: t('case.assignStep'), verdict: assignable, run: () => open('assign') },
    {
      label: t(record.urgency === 'urgent' ? 'case.ordinaryStep' : 'case.urgentStep'),
      verdict: writable,
      run: () => open('urgency'),
    },
    { label: t('case.confidentialityStep'), verdict: classifiable, run: () => open('confidentiality') },
    ...steps
      .filter(({ step }) => step === 'merge' && first?.step !== 'merge')
      .map(({ step, verdict }) => ({ label: t(stepKey(step)), verdict, run: run[step], danger: true })),
  ]
  return { primary, otherSteps }
}
