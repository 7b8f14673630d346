import { useState } from 'react'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import { type Village, villageInput, type VillageWarning } from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { VillageFields, type VillageValues } from './village-fields.tsx'
import { refreshVillages, useVillage } from './village.queries.ts'
import { warningSentence } from './village-words.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'

/** Names and titles of a village; what papers already issued say stays as it is. */
export const VillageEditPage = () => {
  const { data, error, refetch } = useVillage()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <VillageEditForm key={data.village.id} village={data.village} /> : null
}

const valuesOf = ({
  printedName,
  unitType,
  unitTypePrinted,
  headTitle,
  officeAddress,
  note,
}: Village): VillageValues => ({
  printedName,
  unitType,
  unitTypePrinted,
  headTitle,
  officeAddress: officeAddress ?? '',
  note: note ?? '',
})

const VillageEditForm = ({ village }: { village: Village }) => {
  const t = useT()
  const { may } = useSession()
  const [declined, setDeclined] = useState(false)
  // The version that was on screen when typing began, whatever is read again meanwhile.
  const [{ id, version }] = useState(village)
  const { dialog, confirmed } = useWarningDialog((warning: VillageWarning) => warningSentence(t, warning))
  const own = `/villages/${id}`
  const state = useContractForm({
    schema: villageInput,
    initialValues: valuesOf(village),
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.village.save({ ...input, id, version, acceptedWarnings }),
      )
      setDeclined(saved === undefined)
      if (!saved) return
      await refreshVillages()
      showDone(t('common.saved'))
      leaveTo(own)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  return (
    <Page width="form">
      <PageHeader
        title={t('village.editTitle')}
        line={t('village.editLine')}
        back={{ to: own, label: villageTitle(village) }}
      />
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={
            <FormFooter pending={state.pending} verdict={may('village.write')} onCancel={() => goTo(own)} />
          }
        >
          <VillageFields form={state.form} tableName={village.tableName} path={villagePath(village)} />
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}
