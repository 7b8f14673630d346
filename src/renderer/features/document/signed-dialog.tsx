import { Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import type { DocumentDetail } from '#shared/features/document/document.schema.ts'
import { choicesFor, hasWordFile, isCasePaper } from '#shared/features/document/document.rules.ts'
import {
  signedImport,
  signedRoutes,
  type SignedRoute,
  type SignedWarning,
} from '#shared/features/document/signed-document.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { papersChanged } from './document.queries.ts'
import { routeWords, signedWarningSentence } from './document-words.ts'

type SignedDialogProps = { document: DocumentDetail; opened: boolean; onClose: () => void }

/** Brings the signed file back, with its final number and day. */
export const SignedDialog = ({ document, opened, onClose }: SignedDialogProps) => {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('document.signedImport')} size={560}>
      <SignedForm document={document} onClose={onClose} />
    </Modal>
  )
}

type Values = { file: File | null; route: SignedRoute; number: string; signedOn: PlainDate | null }

const SignedForm = ({ document, onClose }: Omit<SignedDialogProps, 'opened'>) => {
  const t = useT()
  const { day } = useSession()
  const { id, type, number } = document
  const { dialog, confirmed } = useWarningDialog<SignedWarning>((warning) =>
    signedWarningSentence(t, warning),
  )
  const initialValues: Values = {
    file: null,
    route: hasWordFile(type) ? 'eOffice' : 'inkScan',
    number: number ?? '',
    signedOn: day,
  }
  const state = useContractForm({
    schema: signedImport,
    initialValues,
    toInput: (values) => ({ ...values, id, file: values.file ?? undefined }),
    refusalFields: {
      FILE_EMPTY: 'file',
      FILE_TOO_LARGE: 'file',
      FILE_TYPE_NOT_ALLOWED: 'file',
      SIGNED_FILE_UNREADABLE: 'file',
      SIGNED_FILE_UNSIGNED: 'file',
      SIGNED_NUMBER_DIFFERS: 'number',
      SIGNED_NUMBER_MISSING: 'number',
      NUMBER_TAKEN: 'number',
      SIGNED_IN_FUTURE: 'signedOn',
    },
    submit: async (input) => {
      const bring = isCasePaper(type) ? client.document.importSignedCasePaper : client.document.importSigned
      const saved = await confirmed((acceptedWarnings) => bring({ ...input, acceptedWarnings }))
      if (!saved) return
      await papersChanged()
      showDone(t('document.signedDone'))
      onClose()
    },
  })
  const { form } = state
  const numbered = number !== null || choicesFor(type).number
  const route = form.getValues().route
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <FormFooter pending={state.pending} submitLabel={t('document.signedKeep')} onCancel={onClose} />
      }
    >
      <Stack gap="md">
        <Text c="dimmed">{t('document.signedImportText')}</Text>
        {hasWordFile(type) && (
          <SegmentedControl
            fullWidth
            aria-label={t('document.signedRoute')}
            data={signedRoutes.map((value) => ({ value, label: t(routeWords[value]) }))}
            value={route}
            onChange={(value) => form.setFieldValue('route', value)}
          />
        )}
        <FileField
          label={t('document.signedFile')}
          required
          accept="application/pdf"
          value={form.getValues().file}
          error={asText(form.errors['file'])}
          onChange={(file) => form.setFieldValue('file', file)}
        />
        {numbered && (
          <TextInput
            label={t('document.signedNumber')}
            description={t(number === null ? 'document.signedNumberHint' : 'document.signedNumberKnown')}
            required={number === null && route === 'eOffice'}
            readOnly={number !== null}
            {...form.getInputProps('number')}
          />
        )}
        <PlainDateField required label={t('document.signedOn')} {...form.getInputProps('signedOn')} />
      </Stack>
      {dialog}
    </ContractForm>
  )
}

const asText = (error: unknown): string | undefined => (typeof error === 'string' ? error : undefined)
