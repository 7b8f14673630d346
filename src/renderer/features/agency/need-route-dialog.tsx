import { Modal, MultiSelect, Stack } from '@mantine/core'
import { canRoute } from '#shared/features/agency/need-route.rules.ts'
import { type NeedRoute, needRoute } from '#shared/features/agency/need-route.schema.ts'
import { type AgencyKind, agencyKind } from '#shared/features/agency/agency.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { kindChoices, needKey } from './agency-words.ts'
import { refreshAgencies } from './agency.queries.ts'

const part = needRoute.omit({ need: true })

/** Kinds are asked in the order in which they are chosen. */
export const NeedRouteDialog = ({ route, onClose }: { route: NeedRoute; onClose: () => void }) => {
  const t = useT()
  const { may } = useSession()
  const { need, ...seen } = route
  const state = useContractForm({
    schema: part,
    initialValues: { first: [...seen.first], copies: [...seen.copies] },
    refusalFields: { NEED_ROUTE_WITHOUT_FIRST: 'first', NEED_ROUTE_KIND_TWICE: 'copies' },
    submit: async (input) => {
      await client.agency.saveRoute({ need, ...input, seen })
      await refreshAgencies()
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  const { first, copies } = form.getValues()
  const kindsOf = (values: string[]): AgencyKind[] => agencyKind.array().catch([]).parse(values)
  const without = (taken: readonly AgencyKind[]) =>
    kindChoices(t).filter(({ value }) => !taken.includes(value))
  return (
    <Modal opened onClose={onClose} size={600} title={t(needKey(need))}>
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            verdict={may('agency.write').allowed ? canRoute({ need, first, copies }) : may('agency.write')}
            onCancel={onClose}
          />
        }
      >
        <Stack gap="md">
          <MultiSelect
            label={t('agency.first')}
            description={t('agency.firstHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            searchable
            selectFirstOptionOnChange
            data-autofocus
            openOnFocus={false}
            data={without(copies)}
            {...form.getInputProps('first')}
            onChange={(values) => form.setFieldValue('first', kindsOf(values))}
          />
          <MultiSelect
            label={t('agency.copies')}
            description={t('agency.copiesHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            selectFirstOptionOnChange
            data={without(first)}
            {...form.getInputProps('copies')}
            onChange={(values) => form.setFieldValue('copies', kindsOf(values))}
          />
        </Stack>
      </ContractForm>
    </Modal>
  )
}
