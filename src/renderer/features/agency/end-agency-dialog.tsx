import { Modal, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import type { AgencyDetail, AgencyWarning } from '#shared/features/agency/agency-directory.schema.ts'
import { agencyId } from '#shared/features/agency/agency.schema.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { AgencySelect } from './agency-select.tsx'
import { warningSentence } from './agency-words.ts'
import { keepAgency } from './agency.queries.ts'

const endInput = z.object({ validUntil: plainDate, successorId: agencyId.nullable() })

const endRefusals = {
  AGENCY_PERIOD_INVALID: 'validUntil',
  AGENCY_SUCCESSOR_IS_SAME: 'successorId',
  AGENCY_SUCCESSOR_ENDED: 'successorId',
  AGENCY_SUCCESSOR_CIRCLE: 'successorId',
}

/** The last day of an agency, and who answers after it. */
export const EndAgencyDialog = ({ detail, onClose }: { detail: AgencyDetail; onClose: () => void }) => {
  const t = useT()
  const { may } = useSession()
  const { dialog, confirmed } = useWarningDialog((warning: AgencyWarning) => warningSentence(t, warning))
  const { id, version, name, validFrom, validUntil } = detail.agency
  const state = useContractForm({
    schema: endInput,
    initialValues: { validUntil, successorId: null },
    refusalFields: endRefusals,
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.agency.end({ id, version, ...input, acceptedWarnings }),
      )
      if (!saved) return
      await keepAgency(saved.detail)
      showDone(t('common.saved'))
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} size={520} title={t('agency.endTitle', { name })}>
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            verdict={may('agency.write')}
            submitLabel={t('agency.end')}
            onCancel={onClose}
          />
        }
      >
        <Stack gap="md">
          <Text c="dimmed">{t('agency.endText')}</Text>
          <PlainDateField
            label={t('agency.lastDay')}
            required
            data-autofocus
            minDate={validFrom}
            {...state.form.getInputProps('validUntil')}
          />
          <AgencySelect
            label={t('agency.successor')}
            description={t('agency.successorHint')}
            except={id}
            {...state.form.getInputProps('successorId')}
          />
        </Stack>
      </ContractForm>
      {dialog}
    </Modal>
  )
}
