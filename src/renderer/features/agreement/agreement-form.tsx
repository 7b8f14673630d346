import { Button, NumberInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { emptyParty } from '#shared/features/agreement/agreement-defaults.rules.ts'
import { largestPartyCount, rootKinds } from '#shared/features/agreement/agreement.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, type ContractFormState } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agreement-form.module.css'
import { partyValues, type AgreementValues } from './agreement-values.ts'
import { kindKey, partyName } from './agreement-words.ts'
import { ItemListField } from './item-list-field.tsx'
import { PartyFields } from './party-fields.tsx'
import { TermFields } from './term-fields.tsx'
import { VillagePicker } from './village-picker.tsx'

type AgreementFormProps = {
  state: ContractFormState<AgreementValues>
  mode: 'create' | 'edit' | 'addendum'
  submitLabel: string
  /** Where "Batal" leads. */
  cancelTo: string
  onSigned?: (signedOn: PlainDate | null) => void
  /** Villages the agreement covers already. */
  covered?: readonly string[]
  isAddendum: boolean
}

/** The fields of an agreement, memorandum or addendum. Only title and institutions must be there at once. */
export const AgreementForm = (props: AgreementFormProps) => {
  const { state, mode, submitLabel, cancelTo, isAddendum } = props
  const t = useT()
  const { may } = useSession()
  const { form } = state
  return (
    <ContractForm
      state={state}
      footer={
        <div className={classes.footer}>
          <FormFooter
            pending={state.pending}
            verdict={may('agreement.write')}
            submitLabel={submitLabel}
            onCancel={() => goTo(cancelTo)}
          />
        </div>
      }
    >
      <Stack gap={20}>
        <SectionCard>
          <Stack gap="md">
            {mode === 'create' && (
              <SegmentedControl
                w="fit-content"
                aria-label={t('agreement.filterKind')}
                data={rootKinds.map((kind) => ({ value: kind as string, label: t(kindKey(kind)) }))}
                {...form.getInputProps('kind')}
              />
            )}
            <TextInput
              label={t('agreement.about')}
              description={t('agreement.aboutHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              {...form.getInputProps('title')}
            />
          </Stack>
        </SectionCard>
        <PartiesSection form={form} />
        <SectionCard
          title={t('agreement.term')}
          line={isAddendum ? t('agreement.addendumTermLine') : undefined}
        >
          <TermFields
            form={form}
            isAddendum={isAddendum}
            {...(props.onSigned ? { onSigned: props.onSigned } : {})}
          />
        </SectionCard>
        <ItemsSection form={form} isNew={mode === 'create'} />
        {mode !== 'edit' && (
          <SectionCard
            title={t('agreement.villages')}
            line={t(isAddendum ? 'agreement.addendumVillagesLine' : 'agreement.villagesLine')}
          >
            <VillagePicker
              label={t('agreement.addVillage')}
              value={form.getValues().villages}
              onChange={(villages) => form.setFieldValue('villages', villages)}
              except={props.covered ?? []}
            />
          </SectionCard>
        )}
        <SectionCard title={t('agreement.originals')}>
          <div className={classes.fields}>
            <NumberInput
              wrapperProps={{ 'data-span': '3' }}
              label={t('agreement.originalsCount')}
              min={0}
              max={20}
              allowDecimal={false}
              {...form.getInputProps('originalsCount')}
            />
            <TextInput
              label={t('agreement.originalsHolders')}
              placeholder={t('agreement.originalsHoldersPlaceholder')}
              {...form.getInputProps('originalsHolders')}
            />
            <Textarea
              wrapperProps={{ 'data-span': '12' }}
              autosize
              minRows={2}
              maxRows={8}
              label={t('agreement.note')}
              {...form.getInputProps('note')}
            />
          </div>
        </SectionCard>
      </Stack>
    </ContractForm>
  )
}

type SectionProps = { form: UseFormReturnType<AgreementValues> }

const PartiesSection = ({ form }: SectionProps) => {
  const t = useT()
  const office = useQuery(orpc.office.get.queryOptions())
  const facets = useQuery(orpc.agreement.facets.queryOptions())
  const { parties } = form.getValues()
  const add = (): void => form.setFieldValue('parties', [...parties, partyValues(emptyParty)])
  return (
    <SectionCard
      title={t('agreement.parties')}
      line={t('agreement.partiesLine')}
      actions={
        parties.length < largestPartyCount && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('agreement.addParty')}
          </Button>
        )
      }
    >
      <div className={classes.parties}>
        {parties.map(({ key }, index) => (
          <PartyFields
            key={key}
            form={form}
            index={index}
            regencies={(office.data?.workingAreas ?? []).map(({ regencyName }) => regencyName)}
            institutions={facets.data?.institutions ?? []}
          />
        ))}
      </div>
    </SectionCard>
  )
}

const ItemsSection = ({ form, isNew }: SectionProps & { isNew: boolean }) => {
  const t = useT()
  const { scope, obligations, parties } = form.getValues()
  return (
    <SectionCard
      title={t('agreement.scopeAndObligations')}
      line={t(isNew ? 'agreement.itemsLine' : 'agreement.itemsHint')}
    >
      <Stack gap="lg">
        <ItemListField
          label={t('agreement.scope')}
          items={scope}
          onChange={(items) => form.setFieldValue('scope', items)}
        />
        <div className={classes.lists}>
          {parties.map(({ key }, index) => (
            <ItemListField
              key={key}
              label={t('agreement.obligationsOf', { party: partyName(index) })}
              party={index + 1}
              items={obligations.filter(({ party }) => party === index + 1)}
              onChange={(items) =>
                form.setFieldValue('obligations', [
                  ...obligations.filter(({ party }) => party !== index + 1),
                  ...items,
                ])
              }
            />
          ))}
        </div>
      </Stack>
    </SectionCard>
  )
}
