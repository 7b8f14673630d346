import { Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import {
  caseFields,
  type CaseWarning,
  confidentialities,
  confidentiality,
  type Confidentiality,
  urgencies,
  urgency,
  type Urgency,
} from '#shared/features/case/case.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { CaseFields } from './case-fields.tsx'
import { type CaseValues, emptyValues, inputOf } from './case-values.ts'
import { confidentialityKey, urgencyKey, warningSentence } from './case-words.ts'
import { refreshCases } from './case.queries.ts'

const newCase = z.object({ ...caseFields.shape, confidentiality, urgency }).strict()
type NewValues = CaseValues & { confidentiality: Confidentiality; urgency: Urgency }

/** A case of which nobody is known yet: information from an agency, from intelligence, from the field. */
export const CaseNewPage = () => {
  const t = useT()
  const { may } = useSession()
  const [initialValues] = useState<NewValues>(() => ({
    ...emptyValues(new Date()),
    confidentiality: 'ordinary',
    urgency: 'ordinary',
  }))
  const { dialog, confirmed } = useWarningDialog((warning: CaseWarning) => warningSentence(t, warning))
  const state = useContractForm({
    schema: newCase,
    initialValues,
    toInput: (values) => ({
      ...(inputOf(values) as object),
      confidentiality: values.confidentiality,
      urgency: values.urgency,
    }),
    refusalFields: { CASE_RECEIVED_IN_FUTURE: 'receivedOn' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) => client.case.create({ ...input, acceptedWarnings }))
      if (!saved) return
      await refreshCases(saved.detail)
      showDone(t('case.created', { number: saved.detail.case.number }))
      leaveTo(`/cases/${saved.detail.case.id}`)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty)
  return (
    <Page width="form">
      <PageHeader
        title={t('case.newTitle')}
        line={t('case.newLine')}
        back={{ to: '/cases', label: t('common.navCases') }}
      />
      <SectionCard>
        <ContractForm
          state={state}
          footer={
            <FormFooter
              pending={state.pending}
              verdict={may('case.create')}
              onCancel={() => goTo('/cases')}
            />
          }
        >
          <CaseFields form={state.form} />
          <SimpleGrid cols={2} spacing="md" mt="md">
            <Select
              label={t('case.confidentialityLabel')}
              allowDeselect={false}
              data={confidentialities.map((value) => ({ value, label: t(confidentialityKey(value)) }))}
              {...state.form.getInputProps('confidentiality')}
            />
            <Select
              label={t('case.urgencyLabel')}
              allowDeselect={false}
              data={urgencies.map((value) => ({ value, label: t(urgencyKey(value)) }))}
              {...state.form.getInputProps('urgency')}
            />
          </SimpleGrid>
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}
