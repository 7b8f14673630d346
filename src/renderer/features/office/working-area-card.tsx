import { z } from 'zod'
import { type Office, workingArea } from '#shared/features/office/office.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { RegencySelect } from '#renderer/ui/regency-select.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { keepOffice } from './office.queries.ts'

const areas = z.object({ regencyCodes: z.array(workingArea.shape.regencyCode).min(1).max(60) })

export const WorkingAreaCard = ({ office }: { office: Office }) => {
  const t = useT()
  const { may } = useSession()
  const state = useContractForm({
    schema: areas,
    initialValues: {
      regencyCodes: office.workingAreas.map(({ regencyCode, regencyName }) => ({
        code: regencyCode,
        name: regencyName,
      })),
    },
    toInput: ({ regencyCodes }) => ({ regencyCodes: regencyCodes.map(({ code }) => code) }),
    refusalFields: { REGENCY_UNKNOWN: 'regencyCodes' },
    submit: async (input) => keepOffice(await client.office.saveWorkingAreas(input)),
  })
  return (
    <SectionCard title={t('office.workingArea')} line={t('office.workingAreaLine')}>
      <ContractForm
        state={state}
        footer={
          state.dirty && (
            <ReasonedButton mt="md" type="submit" verdict={may('office.write')} loading={state.pending}>
              {t('common.save')}
            </ReasonedButton>
          )
        }
      >
        <RegencySelect
          label={t('office.regencies')}
          readOnly={!may('office.write').allowed}
          {...state.form.getInputProps('regencyCodes')}
        />
      </ContractForm>
    </SectionCard>
  )
}
