import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { client } from '#renderer/app/client.ts'
import { EntranceSheet } from '#renderer/app/entrance/entrance-sheet.tsx'
import { enterSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { RecoveryCodeSheet } from './recovery-code-sheet.tsx'

type Recovered = Awaited<ReturnType<typeof client.session.recover>>

const recoverInput = z.object({
  login: z.string().trim().min(1).max(80),
  recoveryCode: z.string().trim().min(1).max(80),
  secondShare: z.string().trim().max(80),
  newPassword: z.string().min(1).max(256),
  reason: paragraph(500),
})

/** The paper code in place of a forgotten password. */
export const RecoveryScreen = ({ onBack }: { onBack: () => void }) => {
  const t = useT()
  const [recovered, setRecovered] = useState<Recovered>()
  const state = useContractForm({
    schema: recoverInput,
    initialValues: { login: '', recoveryCode: '', secondShare: '', newPassword: '', reason: '' },
    refusalFields: {
      LOGIN_REFUSED: 'login',
      RECOVERY_CODE_MISTYPED: 'recoveryCode',
      RECOVERY_CODE_REFUSED: 'recoveryCode',
      RECOVERY_SHARE_MISSING: 'secondShare',
      RECOVERY_SECOND_MISTYPED: 'secondShare',
      RECOVERY_SHARES_SAME: 'secondShare',
      RECOVERY_SHARES_MIXED: 'secondShare',
      PASSWORD_TOO_SHORT: 'newPassword',
      PASSWORD_TOO_COMMON: 'newPassword',
      PASSWORD_CONTAINS_LOGIN: 'newPassword',
    },
    submit: async (input) => setRecovered(await client.session.recover(input)),
  })
  const { form } = state
  if (recovered) {
    const isWhole = recovered.paper.form === 'whole'
    return (
      <EntranceSheet
        wide
        title={t(isWhole ? 'session.codeTitle' : 'storeKey.sharesTitle')}
        text={t(isWhole ? 'session.codeText' : 'storeKey.sharesText')}
      >
        <RecoveryCodeSheet
          paper={recovered.paper}
          officeName={recovered.session.officeName}
          onContinue={() => enterSession(recovered.session)}
        />
      </EntranceSheet>
    )
  }
  const { login, newPassword } = form.getValues()
  const usable = newPassword === '' || canUsePassword(newPassword, login).allowed
  return (
    <EntranceSheet wide title={t('session.recoverTitle')} text={t('session.recoverText')}>
      <ContractForm state={state} guarded={false}>
        <Stack gap="md">
          <TextInput
            label={t('session.login')}
            required
            autoFocus
            autoComplete="username"
            {...form.getInputProps('login')}
          />
          <TextInput
            label={t('session.recoveryCode')}
            description={t('session.recoveryCodeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('recoveryCode')}
          />
          <TextInput
            label={t('session.secondShare')}
            description={t('session.secondShareHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('secondShare')}
          />
          <NewPasswordField
            label={t('session.newPassword')}
            required
            login={login}
            {...form.getInputProps('newPassword')}
          />
          <Textarea
            label={t('session.recoverReason')}
            required
            autosize
            minRows={1}
            {...form.getInputProps('reason')}
          />
          <Button type="submit" loading={state.pending} disabled={!usable}>
            {t('session.recover')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('session.backToLogin')}
          </Button>
        </Stack>
      </ContractForm>
    </EntranceSheet>
  )
}
