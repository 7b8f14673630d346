import { Modal, SegmentedControl, SimpleGrid, Stack, Input } from '@mantine/core'
import {
  type Assignment,
  assignmentInput,
  assignmentKind,
  type LiaisonWarning,
} from '#shared/features/liaison/liaison.schema.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { warningSentence } from './liaison-words.ts'
import { refreshLiaisons } from './liaison.queries.ts'
import { OfficerFields } from './officer-fields.tsx'

type AssignmentDialogProps = {
  villageId: Assignment['villageId']
  /** An assignment that is put right; without one a new one begins. */
  edited?: Assignment
  onClose: () => void
}

/** Names a liaison officer for a village, or puts an assignment right. */
export const AssignmentDialog = ({ villageId, edited, onClose }: AssignmentDialogProps) => {
  const t = useT()
  const { may } = useSession()
  const { dialog, confirmed } = useWarningDialog((warning: LiaisonWarning) => warningSentence(t, warning))
  const state = useContractForm({
    schema: assignmentInput,
    initialValues: {
      officerName: edited?.officerName ?? '',
      officerNip: edited?.officerNip ?? '',
      officerPhone: edited?.officerPhone ?? '',
      decreeNumber: edited?.decreeNumber ?? '',
      kind: edited?.kind ?? 'main',
      fromOn: edited?.fromOn ?? null,
      untilOn: edited?.untilOn ?? null,
    },
    refusalFields: { LIAISON_MAIN_OVERLAPS: 'fromOn', LIAISON_PERIOD_INVALID: 'untilOn' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        edited
          ? client.liaison.save({ ...input, id: edited.id, version: edited.version, acceptedWarnings })
          : client.liaison.assign({ ...input, villageId, acceptedWarnings }),
      )
      if (!saved) return
      await refreshLiaisons()
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(edited ? 'liaison.editTitle' : 'liaison.assignTitle')}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} verdict={may('liaison.write')} onCancel={onClose} />}
      >
        <Stack gap="md">
          <OfficerFields form={form} />
          <Input.Wrapper label={t('liaison.kind')}>
            <div>
              <SegmentedControl
                data={[
                  { value: 'main', label: t('liaison.main') },
                  { value: 'substitute', label: t('liaison.substitute') },
                ]}
                value={form.getValues().kind}
                onChange={(value) => form.setFieldValue('kind', assignmentKind.parse(value))}
              />
            </div>
          </Input.Wrapper>
          <SimpleGrid cols={2} spacing="md">
            <PlainDateField label={t('liaison.fromOn')} required {...form.getInputProps('fromOn')} />
            <PlainDateField
              label={t('liaison.untilOn')}
              description={t('liaison.untilOnHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...form.getInputProps('untilOn')}
            />
          </SimpleGrid>
        </Stack>
      </ContractForm>
      {dialog}
    </Modal>
  )
}
