import { Modal } from '@mantine/core'
import { useState } from 'react'
import { type Office, officeDetails } from '#shared/features/office/office.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { DetailsFields } from './office-fields.tsx'
import { keepOffice } from './office.queries.ts'

export const DetailsCard = ({ office }: { office: Office }) => {
  const t = useT()
  const { may } = useSession()
  const [editing, setEditing] = useState(false)
  const { details } = office
  return (
    <SectionCard
      title={t('office.details')}
      line={t('office.detailsLine')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          verdict={may('office.write')}
          onClick={() => setEditing(true)}
        >
          {t('office.edit')}
        </ReasonedButton>
      }
    >
      <FactList
        facts={[
          { label: t('office.fullName'), value: office.fullName },
          { label: t('office.address'), value: details.address },
          { label: t('office.city'), value: details.city },
          { label: t('office.provinceName'), value: details.provinceName },
          { label: t('office.phone'), value: details.phone },
          { label: t('office.email'), value: details.email },
          { label: t('office.website'), value: details.website },
        ]}
      />
      <Modal opened={editing} onClose={() => setEditing(false)} title={t('office.details')} size={640}>
        <DetailsForm office={office} onClose={() => setEditing(false)} />
      </Modal>
    </SectionCard>
  )
}

const DetailsForm = ({ office, onClose }: { office: Office; onClose: () => void }) => {
  const { details } = office
  const state = useContractForm({
    schema: officeDetails,
    initialValues: {
      ...details,
      phone: details.phone ?? '',
      email: details.email ?? '',
      website: details.website ?? '',
    },
    submit: async (input) => {
      await keepOffice(await client.office.saveDetails({ ...input, version: office.version }))
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <DetailsFields form={state.form} />
    </ContractForm>
  )
}
