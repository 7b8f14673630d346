import type { ReactNode } from 'react'
import { useState } from 'react'
import {
  agreementInput,
  type AgreementDetail,
  type AgreementInput,
  type AgreementOutcome,
  type AgreementWarning,
} from '#shared/features/agreement/agreement.schema.ts'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { type ContractFormState, useContractForm } from '#renderer/ui/contract-form.tsx'
import { inputOf, type AgreementValues } from './agreement-values.ts'
import { warningSentence } from './agreement-words.ts'
import { keepAgreement } from './agreement.queries.ts'

type AgreementFormOptions = {
  initialValues: AgreementValues
  write: (
    input: AgreementInput,
    values: AgreementValues,
    acceptedWarnings: AgreementWarning['code'][],
  ) => Promise<AgreementOutcome>
  /** Said once it is kept. */
  done: (detail: AgreementDetail) => string
}

type Saved = Extract<AgreementOutcome, { outcome: 'saved' }>

export type AgreementFormState = {
  state: ContractFormState<AgreementValues>
  dialog: ReactNode
  /** Warnings were shown and the officer went back: nothing is written yet. */
  declined: boolean
}

/** Fields, checks, warnings and the way to the record's page, the same for a new, a changed and an added agreement. */
export const useAgreementForm = ({
  initialValues,
  write,
  done,
}: AgreementFormOptions): AgreementFormState => {
  const t = useT()
  const [declined, setDeclined] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: AgreementWarning) => warningSentence(t, warning))
  const state = useContractForm({
    schema: agreementInput,
    initialValues,
    toInput: inputOf,
    refusalFields: { AGREEMENT_PERIOD_INVALID: 'endsOn', AGREEMENT_END_CONTRADICTS: 'endsOn' },
    submit: async (input, values) => {
      const saved = await confirmed<Saved>((acceptedWarnings) => write(input, values, acceptedWarnings))
      setDeclined(saved === undefined)
      if (!saved) return
      await keepAgreement(saved.detail)
      showDone(done(saved.detail))
      leaveTo(`/agreements/${saved.detail.agreement.id}`)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  return { state, dialog, declined }
}
