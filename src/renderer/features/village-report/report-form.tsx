import { useEffect } from 'react'
import type { Verdict } from '#shared/kernel/errors.ts'
import {
  villageReportInput,
  type ReportWarning,
  type ReportWarningCode,
  type VillageReport,
  type VillageReportInput,
  type VillageReportOutcome,
} from '#shared/features/village-report/village-report.schema.ts'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { ReportFields } from './report-fields.tsx'
import { inputOfReport, type ReportValues } from './report-values.ts'
import { reportWarningSentence } from './village-report-words.ts'
import classes from './village-report.module.css'

type ReportFormProps<Kept> = {
  initialValues: ReportValues
  /** The receipt as it is known, of a report that is corrected. */
  receivedAt?: Date
  draft: DraftControl<Kept>
  /** What the draft holds; the same function at every drawing. */
  keptOf: (values: ReportValues) => Kept
  onTyped?: (values: ReportValues) => void
  verdict: Verdict
  submitLabel: string
  send: (input: VillageReportInput, acceptedWarnings: ReportWarningCode[]) => Promise<VillageReportOutcome>
  onSaved: (report: VillageReport) => Promise<void>
  back: string
}

/** The fields of a report; what is typed is kept as a draft, so leaving asks nothing. */
export const ReportForm = <Kept,>({
  initialValues,
  receivedAt,
  draft,
  keptOf,
  onTyped,
  verdict,
  submitLabel,
  send,
  onSaved,
  back,
}: ReportFormProps<Kept>) => {
  const t = useT()
  const { dialog, confirmed } = useWarningDialog((warning: ReportWarning) =>
    reportWarningSentence(t, warning),
  )
  const state = useContractForm({
    schema: villageReportInput,
    initialValues,
    toInput: (values) => inputOfReport(values, receivedAt),
    refusalFields: { REPORT_RECEIVED_IN_FUTURE: 'receivedOn', REPORT_EVENT_IN_FUTURE: 'occurredOn' },
    submit: async (input) => {
      const saved = await draft.submit(
        () => confirmed((acceptedWarnings) => send(input, acceptedWarnings)),
        (outcome) => outcome !== undefined,
      )
      if (!saved) return
      await onSaved(saved.report)
      leaveTo(`/village-reports/${saved.report.id}`)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty)
  const { values } = state.form
  const { keep } = draft
  useEffect(() => {
    keep(keptOf(values))
    onTyped?.(values)
  }, [keep, keptOf, onTyped, values])
  return (
    <>
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <>
            <FormFooter
              pending={state.pending}
              verdict={verdict}
              submitLabel={submitLabel}
              onCancel={() => goTo(back)}
            />
            <div className={classes.mark}>
              <DraftMark draft={draft} />
            </div>
          </>
        }
      >
        <ReportFields form={state.form} />
      </ContractForm>
      {dialog}
    </>
  )
}
