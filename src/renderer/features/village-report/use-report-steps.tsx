import type { ReactNode } from 'react'
import { reportStepsFor, type ReportStep } from '#shared/features/village-report/village-report.rules.ts'
import type { VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import type { OtherStep } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { reportStepKey } from './village-report-words.ts'

export type OpenStep = Exclude<ReportStep, 'correct'>

/** The usual next step as a button, and everything else that can be done with the report. */
export const useReportSteps = (
  report: VillageReport,
  open: (step: OpenStep) => void,
): { primary: ReactNode; otherSteps: OtherStep[] } => {
  const t = useT()
  const { may } = useSession()
  const verdictOf = (step: ReportStep, verdict: Verdict): Verdict => {
    const permission = may(step === 'correct' ? 'villageReport.write' : 'villageReport.work')
    return verdict.allowed ? permission : verdict
  }
  const run = (step: ReportStep) => (): void =>
    step === 'correct' ? goTo(`/village-reports/${report.id}/correct`) : open(step)
  const steps = reportStepsFor(report).map(({ step, verdict }) => ({
    step,
    verdict: verdictOf(step, verdict),
  }))
  const [usual, ...others] = steps
  const isOver = report.state === 'done' || report.state === 'rejected'
  return {
    primary: !isOver && usual && (
      <ReasonedButton verdict={usual.verdict} onClick={run(usual.step)}>
        {t(reportStepKey(usual.step))}
      </ReasonedButton>
    ),
    otherSteps: isOver
      ? []
      : others.map(({ step, verdict }) => ({
          label: t(reportStepKey(step)),
          verdict,
          run: run(step),
          danger: step === 'reject',
        })),
  }
}
