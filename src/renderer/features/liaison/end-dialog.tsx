import { Modal, Stack, TextInput } from '@mantine/core'
import { z } from 'zod'
import type { Assignment, LiaisonWarning } from '#shared/features/liaison/liaison.schema.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { optionalLine } from '#shared/kernel/text.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { warningSentence } from './liaison-words.ts'
import { refreshLiaisons } from './liaison.queries.ts'

const endInput = z.object({ untilOn: plainDate, endNote: optionalLine(300) })

/** The last day of an assignment. */
export const EndDialog = ({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) => {
  const t = useT()
  const { may } = useSession()
  const { dialog, confirmed } = useWarningDialog((warning: LiaisonWarning) => warningSentence(t, warning))
  const { id, version } = assignment
  const state = useContractForm({
    schema: endInput,
    initialValues: { untilOn: assignment.untilOn, endNote: assignment.endNote ?? '' },
    refusalFields: { LIAISON_PERIOD_INVALID: 'untilOn', LIAISON_MAIN_OVERLAPS: 'untilOn' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.liaison.end({ id, version, ...input, acceptedWarnings }),
      )
      if (!saved) return
      await refreshLiaisons()
      showDone(t('common.saved'))
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('liaison.endTitle', { name: assignment.officerName })}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} verdict={may('liaison.write')} onCancel={onClose} />}
      >
        <Stack gap="md">
          <PlainDateField
            label={t('liaison.lastDay')}
            required
            data-autofocus
            minDate={assignment.fromOn}
            {...state.form.getInputProps('untilOn')}
          />
          <TextInput label={t('liaison.endNote')} maxLength={300} {...state.form.getInputProps('endNote')} />
        </Stack>
      </ContractForm>
      {dialog}
    </Modal>
  )
}
