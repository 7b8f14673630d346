import { Group, Radio, Stack, TextInput } from '@mantine/core'
import { setupInput } from '#shared/features/setup/setup.contract.ts'
import { client } from '#renderer/app/client.ts'
import { NewPasswordField } from '#renderer/features/session/new-password-field.tsx'
import { roleHint, roleLabel } from '#renderer/i18n/role-label.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import classes from './setup-frame.module.css'
import type { CreatedOffice, StepProps } from './setup.queries.ts'
import { setupInputOf } from './setup-draft.ts'
import { StepButtons } from './step-buttons.tsx'

const firstRoles = ['officeHead', 'operator'] as const

/** The last step with fields: sends everything at once. */
export const FirstOfficerStep = ({
  draft,
  onBack,
  onCreated,
}: StepProps & { onCreated: (created: CreatedOffice) => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: setupInput.shape.officer,
    initialValues: draft.officer,
    refusalFields: {
      LOGIN_TAKEN: 'login',
      PASSWORD_TOO_SHORT: 'password',
      PASSWORD_TOO_COMMON: 'password',
      PASSWORD_CONTAINS_LOGIN: 'password',
    },
    submit: async (_input, officer) => {
      onCreated(await client.setup.create(setupInput.parse(setupInputOf(draft, officer))))
    },
  })
  const { form } = state
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <StepButtons
          nextLabel={t(state.pending ? 'setup.creating' : 'setup.create')}
          pending={state.pending}
          onBack={() => onBack({ officer: form.getValues() })}
        />
      }
    >
      <h1>{t('setup.officerTitle')}</h1>
      <p>{t('setup.officerText')}</p>
      <Stack gap="md" className={classes.column}>
        <Radio.Group label={t('setup.officerRole')} {...form.getInputProps('role')}>
          <Group mt="xs" gap="xl">
            {firstRoles.map((role) => (
              <Radio key={role} value={role} label={roleLabel(role)} description={roleHint(role)} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput
          label={t('officer.fullName')}
          placeholder={t('officer.fullNameHint')}
          required
          autoFocus
          {...form.getInputProps('fullName')}
        />
        <Group grow align="flex-start">
          <TextInput label={t('officer.position')} {...form.getInputProps('position')} />
          <TextInput label={t('officer.nip')} inputMode="numeric" {...form.getInputProps('nip')} />
        </Group>
        <TextInput
          label={t('officer.login')}
          description={t('officer.loginHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('login')}
        />
        <NewPasswordField
          label={t('session.password')}
          required
          login={form.getValues().login}
          {...form.getInputProps('password')}
        />
      </Stack>
    </ContractForm>
  )
}
