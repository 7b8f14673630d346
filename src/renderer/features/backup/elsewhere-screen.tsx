import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import type { RestorePreview } from '#shared/features/backup/backup.schema.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { client } from '#renderer/app/client.ts'
import { EntranceSheet } from '#renderer/app/entrance/entrance-sheet.tsx'
import entrance from '#renderer/app/entrance/entrance.module.css'
import { enterSession } from '#renderer/app/session.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { NewPasswordField } from '#renderer/features/session/new-password-field.tsx'
import { RecoveryCodeInputs, shareFrom } from '#renderer/features/session/recovery-code-inputs.tsx'
import { RecoveryCodeSheet } from '#renderer/features/session/recovery-code-sheet.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import classes from './backup.module.css'
import { giveOffsite, largestOffsite } from './offsite-transfer.ts'
import { PreviewCard } from './preview-card.tsx'

type Restored = Awaited<ReturnType<typeof client.backup.restoreElsewhere>>
type Read = { uploadId: string; recoveryCode: string; secondShare: string | null; preview: RestorePreview }

/** An off-site file and the paper code make the store of this computer: read it, look at it, say who comes in. */
export const ElsewhereScreen = ({ onBack }: { onBack: () => void }) => {
  const t = useT()
  const [read, setRead] = useState<Read>()
  const [restored, setRestored] = useState<Restored>()
  if (restored) {
    return (
      <EntranceSheet wide title={t('session.codeTitle')} text={t('session.codeText')}>
        <p className={classes.beforeCode}>{t('backup.elsewhereCode')}</p>
        <RecoveryCodeSheet
          paper={{
            form: 'whole',
            sheets: [{ code: restored.recoveryCode, keeper: null, file: restored.sheet }],
          }}
          officeName={restored.session.officeName}
          onContinue={() => enterSession(restored.session)}
        />
      </EntranceSheet>
    )
  }
  return (
    <EntranceSheet wide title={t('backup.elsewhereTitle')} text={t('backup.elsewhereText')}>
      {read ? <WhoForm read={read} onRestored={setRestored} /> : <FileForm onRead={setRead} />}
      <div className={classes.links}>
        <button
          type="button"
          className={entrance.linkButton}
          onClick={() => (read ? setRead(undefined) : onBack())}
        >
          {t('backup.back')}
        </button>
      </div>
    </EntranceSheet>
  )
}

const FileForm = ({ onRead }: { onRead: (read: Read) => void }) => {
  const t = useT()
  const [file, setFile] = useState<File | null>(null)
  const [recoveryCode, setCode] = useState('')
  const [typedShare, setShare] = useState('')
  const [state, setState] = useState<string>()
  const [problem, setProblem] = useState<{ sentence: string; at: 'file' | 'code' | 'share' }>()
  const submit = async (): Promise<void> => {
    if (!file || recoveryCode.trim() === '') return
    setProblem(undefined)
    const secondShare = shareFrom(typedShare)
    try {
      const uploadId = await giveOffsite(client.backup.uploadAtEntrance, file, (percent) =>
        setState(t('backup.fileTaking', { percent })),
      )
      setState(t('backup.restoreReading'))
      const preview = await client.backup.previewElsewhere({ uploadId, recoveryCode, secondShare })
      onRead({ uploadId, recoveryCode, secondShare, preview })
    } catch (error) {
      const { sentence, code } = describeError(error)
      setProblem({ sentence, at: placeOf(code) })
    } finally {
      setState(undefined)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        <FileField
          label={t('backup.file')}
          description={t('backup.fileHint')}
          accept=".age"
          limit={largestOffsite}
          required
          value={file}
          error={problem?.at === 'file' ? problem.sentence : undefined}
          onChange={setFile}
        />
        <RecoveryCodeInputs
          code={recoveryCode}
          onCode={setCode}
          share={typedShare}
          onShare={setShare}
          codeError={problem?.at === 'code' ? problem.sentence : undefined}
          shareError={problem?.at === 'share' ? problem.sentence : undefined}
        />
        <Button type="submit" loading={state !== undefined} disabled={!file || recoveryCode.trim() === ''}>
          {t('backup.fileRead')}
        </Button>
        {state !== undefined && (
          <p className={classes.remark} role="status">
            {state}
          </p>
        )}
      </Stack>
    </form>
  )
}

const placeOf = (code: string | undefined): 'file' | 'code' | 'share' => {
  if (code?.startsWith('RECOVERY_CODE')) return 'code'
  return code?.startsWith('RECOVERY_') ? 'share' : 'file'
}

const whoInput = z.object({
  login: z.string().trim().min(1).max(80),
  newPassword: z.string().min(1).max(256),
  reason: paragraph(500),
})

const WhoForm = ({ read, onRestored }: { read: Read; onRestored: (restored: Restored) => void }) => {
  const t = useT()
  const { uploadId, recoveryCode, secondShare, preview } = read
  const state = useContractForm({
    schema: whoInput,
    initialValues: { login: '', newPassword: '', reason: '' },
    refusalFields: {
      RESTORE_NOT_PERMITTED: 'login',
      PASSWORD_TOO_SHORT: 'newPassword',
      PASSWORD_TOO_COMMON: 'newPassword',
      PASSWORD_CONTAINS_LOGIN: 'newPassword',
    },
    submit: async (input) =>
      onRestored(await client.backup.restoreElsewhere({ uploadId, recoveryCode, secondShare, ...input })),
  })
  const { form } = state
  const { login, newPassword } = form.getValues()
  const usable = newPassword === '' || canUsePassword(newPassword, login).allowed
  return (
    <>
      <PreviewCard preview={preview} />
      <ContractForm state={state} guarded={false}>
        <Stack gap="md" mt="lg">
          <TextInput
            label={t('session.login')}
            description={t('backup.elsewhereWhoText')}
            required
            autoFocus
            autoComplete="username"
            {...form.getInputProps('login')}
          />
          <NewPasswordField
            label={t('session.newPassword')}
            required
            login={login}
            {...form.getInputProps('newPassword')}
          />
          <Textarea
            label={t('backup.restoreReason')}
            required
            autosize
            minRows={1}
            {...form.getInputProps('reason')}
          />
          <Button type="submit" loading={state.pending} disabled={!usable}>
            {t('backup.elsewhereRestore')}
          </Button>
        </Stack>
      </ContractForm>
    </>
  )
}
