import { Alert, Stack } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type VillageRegion, villageCode } from '#shared/features/region/region.schema.ts'
import { placeNamesFor, suggestedVillage, villagePath } from '#shared/features/village/village.rules.ts'
import { villageInput, type VillageWarning } from '#shared/features/village/village.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { VillageSelect } from '#renderer/ui/village-select.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import classes from './village-form.module.css'
import { VillageFields, type VillageValues } from './village-fields.tsx'
import { refreshVillages } from './village.queries.ts'
import { warningSentence } from './village-words.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'

type AddValues = VillageValues & { region: VillageRegion | null; regionCode: string }

const blank: AddValues = {
  region: null,
  regionCode: '',
  printedName: '',
  unitType: 'desa',
  unitTypePrinted: '',
  headTitle: '',
  officeAddress: '',
  note: '',
}

const addInput = villageInput.extend({ regionCode: villageCode })

/** Registers a village of the region table as a candidate; what the table suggests can be put right here. */
export const VillageAddPage = () => {
  const t = useT()
  const { may } = useSession()
  const [declined, setDeclined] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: VillageWarning) => warningSentence(t, warning))
  const state = useContractForm({
    schema: addInput,
    initialValues: blank,
    toInput: ({ region, ...values }) => ({ ...values, regionCode: region?.code ?? '' }),
    refusalFields: { VILLAGE_ALREADY_REGISTERED: 'regionCode', REGION_UNKNOWN: 'regionCode' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) => client.village.add({ ...input, acceptedWarnings }))
      setDeclined(saved === undefined)
      if (!saved) return
      await refreshVillages()
      showDone(t('village.added', { name: saved.detail.village.printedName }))
      leaveTo(`/villages/${saved.detail.village.id}`)
    },
  })
  const { form } = state
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  const { region } = form.getValues()
  const refused = form.errors['regionCode']
  const regionError =
    refused === undefined || region === null ? refused && t('village.regionMissing') : refused
  const choose = (chosen: VillageRegion | null): void => {
    form.clearErrors()
    if (chosen === null) form.setValues(blank)
    else
      form.setValues({
        ...suggestedVillage(chosen),
        officeAddress: '',
        note: '',
        region: chosen,
        regionCode: chosen.code,
      })
  }
  return (
    <Page width="form">
      <PageHeader
        title={t('village.newVillage')}
        line={t('village.newLine')}
        back={{ to: '/villages', label: t('common.navVillages') }}
      />
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={
            <FormFooter
              pending={state.pending}
              verdict={may('village.write')}
              submitLabel={t('village.register')}
              onCancel={() => goTo('/villages')}
            />
          }
        >
          <Stack gap="lg">
            <VillageSelect
              label={t('village.region')}
              description={t('village.regionHint')}
              required
              value={region}
              onChange={choose}
              error={typeof regionError === 'string' ? regionError : undefined}
            />
            {region && <AlreadyRegistered code={region.code} />}
            {region && (
              <VillageFields form={form} tableName={region.name} path={villagePath(placeNamesFor(region))} />
            )}
          </Stack>
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}

/** Says so before the officer has typed anything in vain. */
const AlreadyRegistered = ({ code }: { code: string }) => {
  const t = useT()
  const { data } = useQuery(orpc.village.list.queryOptions({ input: { query: code, limit: 1 } }))
  const known = data?.items[0]
  if (!known) return null
  return (
    <Alert color="navy" variant="light" icon={<IconInfoCircle size={18} />} role="alert">
      {t('village.alreadyRegistered', { name: known.printedName })}{' '}
      <AppLink to={`/villages/${known.id}`} className={classes.link}>
        {t('village.openVillage')}
      </AppLink>
    </Alert>
  )
}
