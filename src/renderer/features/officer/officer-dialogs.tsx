import { Modal, Stack, TextInput } from '@mantine/core'
import { z } from 'zod'
import { loginName, type Officer, officerInput } from '#shared/features/officer/officer.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { NewPasswordField } from '#renderer/features/session/new-password-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, type ContractFormState, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { RoleSelect } from '#renderer/ui/role-select.tsx'
import { SectionSelect } from '#renderer/ui/section-select.tsx'

type PersonValues = {
  fullName: string
  nip: string
  position: string
  sectionId: string | null
  roles: Role[]
}

export const readOfficersAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.officer.key() })

const newOfficer = officerInput.extend({ login: loginName, password: z.string().min(1).max(256) })
const noOfficer = {
  fullName: '',
  nip: '',
  position: '',
  sectionId: null as string | null,
  roles: ['officer'] as Role[],
  login: '',
  password: '',
}
const passwordRefusals = {
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_COMMON: 'password',
  PASSWORD_CONTAINS_LOGIN: 'password',
}

export const AddOfficerDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('officer.addTitle')} size={560}>
      <AddOfficerForm onClose={onClose} />
    </Modal>
  )
}

const AddOfficerForm = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: newOfficer,
    initialValues: noOfficer,
    refusalFields: { LOGIN_TAKEN: 'login', ...passwordRefusals },
    submit: async (input) => {
      const { fullName } = await client.officer.add(input)
      await readOfficersAgain()
      showDone(t('officer.added', { name: fullName }))
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} submitLabel={t('officer.add')} onCancel={onClose} />}
    >
      <Stack gap="md">
        <PersonFields state={state} />
        <TextInput
          label={t('officer.login')}
          description={t('officer.loginHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...state.form.getInputProps('login')}
        />
        <NewPasswordField
          label={t('officer.password')}
          description={t('officer.passwordHint')}
          required
          login={state.form.getValues().login}
          {...state.form.getInputProps('password')}
        />
      </Stack>
    </ContractForm>
  )
}

export const EditOfficerDialog = ({ officer, onClose }: { officer: Officer; onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: officerInput,
    initialValues: {
      fullName: officer.fullName,
      nip: officer.nip ?? '',
      position: officer.position ?? '',
      sectionId: officer.sectionId,
      roles: [...officer.roles],
    },
    refusalFields: { LAST_ADMINISTRATOR: 'roles', OFFICER_IS_SELF: 'roles' },
    submit: async (input) => {
      await client.officer.save({ ...input, id: officer.id, version: officer.version })
      await readOfficersAgain()
      showDone(t('officer.saved'))
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('officer.editTitle')} size={560}>
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} onCancel={onClose} />}
      >
        <Stack gap="md">
          <PersonFields state={state} />
        </Stack>
      </ContractForm>
    </Modal>
  )
}

const PersonFields = <Values extends PersonValues>({ state }: { state: ContractFormState<Values> }) => {
  const t = useT()
  const { form } = state
  return (
    <>
      <TextInput
        label={t('officer.fullName')}
        placeholder={t('officer.fullNameHint')}
        required
        data-autofocus
        {...form.getInputProps('fullName')}
      />
      <TextInput label={t('officer.position')} {...form.getInputProps('position')} />
      <TextInput label={t('officer.nip')} inputMode="numeric" {...form.getInputProps('nip')} />
      <SectionSelect label={t('officer.section')} clearable {...form.getInputProps('sectionId')} />
      <RoleSelect label={t('officer.roles')} {...form.getInputProps('roles')} />
    </>
  )
}
