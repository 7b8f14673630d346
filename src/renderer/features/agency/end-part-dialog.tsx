import { Modal } from '@mantine/core'
import { z } from 'zod'
import type { AgencyDetail } from '#shared/features/agency/agency-directory.schema.ts'
import { plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { keepAgency } from './agency.queries.ts'

const endInput = z.object({ validUntil: plainDate })

type EndPartDialogProps = {
  title: string
  validFrom: PlainDate
  end: (validUntil: PlainDate) => Promise<AgencyDetail>
  onClose: () => void
}

/** The last day of a unit or an official. */
export const EndPartDialog = ({ title, validFrom, end, onClose }: EndPartDialogProps) => {
  const t = useT()
  const { may, day } = useSession()
  const state = useContractForm({
    schema: endInput,
    initialValues: { validUntil: day },
    refusalFields: { AGENCY_PERIOD_INVALID: 'validUntil' },
    submit: async ({ validUntil }) => {
      await keepAgency(await end(validUntil))
      showDone(t('common.saved'))
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} size={440} title={title}>
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            verdict={may('agency.write')}
            submitLabel={t('agency.endPart')}
            onCancel={onClose}
          />
        }
      >
        <PlainDateField
          label={t('agency.lastDay')}
          required
          data-autofocus
          minDate={validFrom}
          {...state.form.getInputProps('validUntil')}
        />
      </ContractForm>
    </Modal>
  )
}
