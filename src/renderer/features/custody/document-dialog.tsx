import { Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import {
  changedDocument,
  documentKinds,
  type PresentedDocument,
  verifications,
} from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useEvidenceList } from '#renderer/features/evidence/evidence.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { documentKindKey, verificationKey } from './custody-words.ts'
import { refreshCustody } from './custody.queries.ts'

type Whose = { caseId: string; subjectId: string }
type DocumentDialogProps = Whose & {
  /** The one to change, or `new`. */
  document: PresentedDocument | 'new' | undefined
  onClose: () => void
}

/** Writes down a document somebody presented. */
export const DocumentDialog = ({ document, onClose, ...whose }: DocumentDialogProps) => {
  const t = useT()
  return (
    <Modal
      opened={document !== undefined}
      onClose={onClose}
      size={560}
      title={t(document === 'new' ? 'custody.addTitle' : 'custody.editTitle')}
    >
      {document && <DocumentForm {...whose} document={document} onClose={onClose} />}
    </Modal>
  )
}

type Values = Omit<PresentedDocument, 'copy' | 'id'> & { number: string; copyEvidenceId: string | null }
type FormValues = Pick<Values, 'kind' | 'number' | 'verification' | 'issuedOn' | 'copyEvidenceId'> & {
  issuer: string
  condition: string
  note: string
}

const valuesOf = (document: PresentedDocument | 'new'): FormValues => {
  const kept = document === 'new' ? undefined : document
  return {
    kind: kept?.kind ?? 'identityCard',
    number: '',
    issuer: kept?.issuer ?? '',
    issuedOn: kept?.issuedOn ?? null,
    verification: kept?.verification ?? 'notChecked',
    copyEvidenceId: kept?.copy?.evidenceId ?? null,
    condition: kept?.condition ?? '',
    note: kept?.note ?? '',
  }
}

type DocumentFormProps = Whose & { document: PresentedDocument | 'new'; onClose: () => void }

const DocumentForm = ({ caseId, subjectId, document, onClose }: DocumentFormProps) => {
  const t = useT()
  const { day } = useSession()
  const isNew = document === 'new'
  const maskedNumber = isNew ? null : document.maskedNumber
  const scans = useEvidenceList(caseId, false).data?.pages.flatMap(({ items }) => items) ?? []
  const kept = isNew || !document.copy ? [] : [{ id: document.copy.evidenceId, title: document.copy.title }]
  const copies = new Map([...kept, ...scans].map(({ id, title }) => [id, title]))
  const state = useContractForm({
    schema: changedDocument,
    initialValues: valuesOf(document),
    // A number that is not typed anew stays as it is.
    toInput: ({ number, ...values }) => (number.trim() === '' && !isNew ? values : { ...values, number }),
    refusalFields: { DOCUMENT_ISSUED_IN_FUTURE: 'issuedOn' },
    submit: async (facts) => {
      if (isNew) {
        await client.custody.addDocument({
          ...facts,
          number: facts.number ?? null,
          subjectId,
        })
      } else {
        const { id, version } = document
        await client.custody.saveDocument({ ...facts, id, version })
      }
      await refreshCustody()
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <SimpleGrid cols={2} spacing="md">
          <Select
            label={t('custody.kindLabel')}
            required
            searchable
            allowDeselect={false}
            data-autofocus
            openOnFocus={false}
            data={documentKinds.map((value) => ({ value, label: t(documentKindKey(value)) }))}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={t('custody.number')}
            maxLength={80}
            autoComplete="off"
            placeholder={maskedNumber ?? ''}
            {...(maskedNumber === null ? {} : { description: t('custody.numberKept') })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data-private
            {...form.getInputProps('number')}
          />
          <TextInput label={t('custody.issuer')} maxLength={160} {...form.getInputProps('issuer')} />
          <PlainDateField label={t('custody.issuedOn')} maxDate={day} {...form.getInputProps('issuedOn')} />
          <Select
            label={t('custody.verificationLabel')}
            required
            allowDeselect={false}
            data={verifications.map((value) => ({ value, label: t(verificationKey(value)) }))}
            {...form.getInputProps('verification')}
          />
          <TextInput
            label={t('custody.condition')}
            placeholder={t('custody.conditionHint')}
            maxLength={120}
            {...form.getInputProps('condition')}
          />
        </SimpleGrid>
        <Select
          label={t('custody.copy')}
          description={t('custody.copyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          searchable
          data={[...copies].map(([value, label]) => ({ value, label }))}
          data-private
          {...form.getInputProps('copyEvidenceId')}
        />
        <Textarea
          label={t('custody.note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          {...form.getInputProps('note')}
        />
      </Stack>
    </ContractForm>
  )
}
