import { Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { contentLists, type DecreeDetail } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate, formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ContentListField } from './content-list-field.tsx'
import classes from './decree-form.module.css'
import { signingTitle } from './designation-words.ts'
import type { DecreeForm } from './use-decree-form.ts'
import { VillagesField } from './villages-field.tsx'

type DecreeFormFieldsProps = {
  form: DecreeForm
  submitLabel: string
  onCancel: () => void
  /** Of a saved draft: its villages, some of which may have had their ceremony. */
  villages: DecreeDetail['villages']
}

/** Draft of a decree: whom it designates and when on the left, what it says on the right. */
export const DecreeFormFields = ({
  form: decreeForm,
  submitLabel,
  onCancel,
  villages,
}: DecreeFormFieldsProps) => {
  const t = useT()
  const { may } = useSession()
  const { state, isEdited, setBack } = decreeForm
  const { form } = state
  const { values, errors } = form
  const listError = (list: string, index: number): ReactNode => errors[`content.${list}.${index}`]
  return (
    <ContractForm
      state={state}
      footer={
        <div className={classes.footer}>
          <FormFooter
            pending={state.pending}
            submitLabel={submitLabel}
            verdict={may('designation.write')}
            onCancel={onCancel}
          />
        </div>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <SectionCard title={t('designation.villagesCount', { count: values.villages.length })}>
            <VillagesField
              value={values.villages}
              onChange={(next) => form.setFieldValue('villages', next)}
              error={errors['villageIds']}
            />
          </SectionCard>
          <SectionCard title={t('designation.facts')}>
            <FactFields form={decreeForm} villages={villages} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          <SectionCard title={t('designation.contentTitle')} line={t('designation.contentLine')}>
            {contentLists.map((list) => (
              <ContentListField
                key={list}
                list={list}
                lines={values.content[list]}
                onChange={(lines) =>
                  form.setFieldValue('content', { ...form.getValues().content, [list]: lines })
                }
                errorAt={(index) => listError(list, index)}
                isEdited={isEdited(list)}
                onSetBack={() => setBack(list)}
              />
            ))}
          </SectionCard>
        </div>
      </div>
    </ContractForm>
  )
}

const FactFields = ({
  form: { state, signatories },
  villages,
}: {
  form: DecreeForm
  villages: DecreeDetail['villages']
}) => {
  const t = useT()
  const { form } = state
  const { values } = form
  const { decidedOn } = values
  const early = villages.filter(
    ({ designation: { inauguratedOn } }) =>
      decidedOn !== null && inauguratedOn !== null && inauguratedOn < decidedOn,
  )
  const agreements = useQuery(
    orpc.agreement.list.queryOptions({ input: { limit: 100, sort: 'signed', descending: true } }),
  )
  return (
    <div className={classes.fields}>
      <PlainDateField
        wrapperProps={{ 'data-span': '6' }}
        label={t('designation.decidedOn')}
        {...form.getInputProps('decidedOn')}
        {...(early.length > 0
          ? {
              description: t('designation.earlyHint', {
                names: early.map(({ village }) => villageTitle(village)).join(', '),
              }),
            }
          : {})}
      />
      <TextInput
        wrapperProps={{ 'data-span': '6' }}
        label={t('designation.place')}
        maxLength={60}
        {...form.getInputProps('decidedAtPlace')}
      />
      <Select
        label={t('designation.signatory')}
        placeholder={t('designation.signatoryPlaceholder')}
        description={
          signatories.length === 0 ? (
            <>
              {t('designation.noSignatory', { date: decidedOn === null ? '' : formatDate(decidedOn) })}{' '}
              <AppLink to="/settings/office">{t('designation.openSignatories')}</AppLink>
            </>
          ) : (
            t('designation.signatoryHint')
          )
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-private
        clearable
        data={signatories.map(({ id, fullName, title, capacity }) => ({
          value: id,
          label: `${fullName} — ${signingTitle(title, capacity)}`,
        }))}
        {...form.getInputProps('signatoryId')}
      />
      <Select
        label={t('designation.agreement')}
        placeholder={t('designation.agreementPlaceholder')}
        clearable
        searchable
        nothingFoundMessage={t('designation.noAgreement')}
        data={(agreements.data?.items ?? []).map(({ id, title, signedOn }) => ({
          value: id,
          label: signedOn === null ? title : `${title} (${formatListDate(signedOn)})`,
        }))}
        {...form.getInputProps('agreementId')}
      />
      <Textarea
        label={t('designation.subject')}
        description={t('designation.subjectHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps('subject')}
      />
    </div>
  )
}
