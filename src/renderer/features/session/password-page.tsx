import { PasswordInput, Stack } from '@mantine/core'
import { z } from 'zod'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { LoginCodeCard } from './login-code-card.tsx'
import { NewPasswordField } from './new-password-field.tsx'

const passwords = z.object({
  oldPassword: z.string().min(1).max(256),
  newPassword: z.string().min(1).max(256),
})

/** The officer's own password. */
export const PasswordPage = () => {
  const t = useT()
  const { login } = useSession()
  const state = useContractForm({
    schema: passwords,
    initialValues: { oldPassword: '', newPassword: '' },
    refusalFields: {
      LOGIN_REFUSED: 'oldPassword',
      PASSWORD_TOO_SHORT: 'newPassword',
      PASSWORD_TOO_COMMON: 'newPassword',
      PASSWORD_CONTAINS_LOGIN: 'newPassword',
    },
    submit: async (input) => {
      await client.session.changePassword(input)
      state.form.reset()
      showDone(t('session.passwordChanged'))
    },
  })
  return (
    <SettingsPage width="form">
      <SectionCard title={t('session.changePassword')} line={t('session.passwordLine')}>
        <ContractForm
          state={state}
          footer={<FormFooter pending={state.pending} submitLabel={t('session.changePassword')} />}
        >
          <Stack gap="md" maw={480}>
            <PasswordInput
              label={t('session.oldPassword')}
              required
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
              {...state.form.getInputProps('oldPassword')}
            />
            <NewPasswordField
              label={t('session.newPassword')}
              required
              login={login}
              {...state.form.getInputProps('newPassword')}
            />
          </Stack>
        </ContractForm>
      </SectionCard>
      <LoginCodeCard />
    </SettingsPage>
  )
}
