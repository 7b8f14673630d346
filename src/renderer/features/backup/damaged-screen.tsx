import { Button, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import { client } from '#renderer/app/client.ts'
import { EntranceSheet } from '#renderer/app/entrance/entrance-sheet.tsx'
import entrance from '#renderer/app/entrance/entrance.module.css'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { LoginCodeInput } from '#renderer/features/session/login-code-input.tsx'
import { ApprovalFields, approvalFrom, nothingTyped } from './approval-fields.tsx'
import classes from './backup.module.css'
import { PreviewCard } from './preview-card.tsx'
import { SalvageFigures } from './salvage-figures.tsx'
import { SalvageOffer } from './salvage-offer.tsx'

type Candidate = Awaited<ReturnType<typeof client.backup.candidates>>['backups'][number]

/** A store that does not open: its backups, read with the password, and the way to put one in its place. */
export const DamagedScreen = ({
  knownLogin,
  onBack,
  onElsewhere,
}: {
  knownLogin: string
  onBack: () => void
  onElsewhere: () => void
}) => {
  const t = useT()
  const [login, setLogin] = useState(knownLogin)
  const [password, setPassword] = useState('')
  const [candidates, setCandidates] = useState<Candidate[]>()
  const [chosen, setChosen] = useState<Candidate>()
  const [reason, setReason] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ReturnType<typeof describeError>>()
  const [saved, setSaved] = useState<SalvageReport>()
  /** The login code of who restores; asked for only where the service wants it. */
  const [code, setCode] = useState<string>()
  const [typed, setTyped] = useState(nothingTyped)

  const run = async (work: () => Promise<void>): Promise<void> => {
    setPending(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      const refusal = describeError(error)
      const asksCode = refusal.code === 'LOGIN_CODE_REQUIRED' || refusal.code === 'LOGIN_CODE_REFUSED'
      // Whose code it is the refusal does not say: once a second person is there, it may be of either.
      if (asksCode && (chosen === undefined || code !== undefined)) setCode('')
      if (asksCode && chosen?.approval === 'secondPerson') setTyped((before) => ({ ...before, code: '' }))
      setProblem(refusal)
    } finally {
      setPending(false)
    }
  }
  const isCodeTyped = code !== undefined && code.trim() !== ''
  const credentials = { login: login.trim(), password, ...(isCodeTyped ? { code } : {}) }
  const look = (event: FormEvent): void => {
    event.preventDefault()
    void run(async () => {
      setCandidates((await client.backup.candidates(credentials)).backups)
      setCode((before) => (before === undefined ? undefined : ''))
    })
  }
  const approval = chosen?.approval ? approvalFrom(chosen.approval, typed) : undefined
  const restore = (event: FormEvent): void => {
    event.preventDefault()
    const name = chosen?.backup.name
    if (name === undefined || reason.trim() === '' || !approval) return
    void run(async () => {
      const source = { kind: 'local', name } as const
      const { lacksAttachments } = await client.backup.restoreDamaged({
        ...credentials,
        source,
        reason: reason.trim(),
        approval,
      })
      showDone(t(lacksAttachments ? 'backup.lacksAttachments' : 'backup.restoreDone'))
      onBack()
    })
  }
  if (saved) return <SavedSheet report={saved} onEnter={onBack} />
  // A backup may be older than the office of whoever stands here.
  const isLookedThrough = candidates !== undefined || problem?.code === 'RESTORE_NOT_PERMITTED'
  return (
    <EntranceSheet wide title={t('backup.damagedTitle')} text={t('backup.damagedText')}>
      {candidates === undefined && (
        <form onSubmit={look} noValidate>
          <Stack gap="md">
            <p className={classes.remark}>{t('backup.damagedAsk')}</p>
            <TextInput
              label={t('session.login')}
              value={login}
              autoComplete="username"
              autoFocus={knownLogin === ''}
              onChange={({ currentTarget }) => setLogin(currentTarget.value)}
            />
            <PasswordInput
              label={t('session.password')}
              value={password}
              autoComplete="current-password"
              autoFocus={knownLogin !== ''}
              error={problem?.sentence}
              visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
            {code !== undefined && <LoginCodeInput value={code} onChange={setCode} autoFocus />}
            <Button type="submit" loading={pending} disabled={login.trim() === '' || password === ''}>
              {t('backup.damagedShow')}
            </Button>
          </Stack>
        </form>
      )}
      {candidates && !chosen && <Candidates candidates={candidates} onChoose={setChosen} />}
      {isLookedThrough && !chosen && (
        <SalvageOffer
          credentials={credentials}
          isOnlyWay={candidates?.every(({ preview }) => preview === null) ?? false}
          onSaved={setSaved}
        />
      )}
      {chosen?.preview && chosen.approval && (
        <form onSubmit={restore} noValidate>
          <PreviewCard preview={chosen.preview} />
          <Textarea
            mt="md"
            label={t('backup.restoreReason')}
            required
            autosize
            minRows={1}
            autoFocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <ApprovalFields
            kind={chosen.approval}
            typed={typed}
            onType={(changed) => setTyped((before) => ({ ...before, ...changed }))}
          />
          {code !== undefined && problem !== undefined && (
            <LoginCodeInput mt="md" label={t('backup.damagedOwnCode')} value={code} onChange={setCode} />
          )}
          {problem !== undefined && (
            <p className={classes.alert} role="alert">
              {problem.sentence}
            </p>
          )}
          <Button
            mt="md"
            type="submit"
            fullWidth
            loading={pending}
            disabled={reason.trim() === '' || !approval}
          >
            {t('backup.restoreConfirm')}
          </Button>
        </form>
      )}
      <div className={classes.links}>
        <button
          type="button"
          className={entrance.linkButton}
          onClick={() => (chosen ? setChosen(undefined) : onBack())}
        >
          {t('backup.back')}
        </button>
        <button type="button" className={entrance.linkButton} onClick={onElsewhere}>
          {t('backup.useOffsite')}
        </button>
      </div>
    </EntranceSheet>
  )
}

/** What was saved; reading it begins with a login like any other. */
const SavedSheet = ({ report, onEnter }: { report: SalvageReport; onEnter: () => void }) => {
  const t = useT()
  return (
    <EntranceSheet wide title={t('backup.salvageTitle')} text={t('backup.salvageText')}>
      <SalvageFigures report={report} />
      <Button mt="md" fullWidth autoFocus onClick={onEnter}>
        {t('backup.salvageEnter')}
      </Button>
    </EntranceSheet>
  )
}

const Candidates = ({
  candidates,
  onChoose,
}: {
  candidates: readonly Candidate[]
  onChoose: (candidate: Candidate) => void
}) => {
  const t = useT()
  if (candidates.every(({ preview }) => preview === null))
    return <p className={classes.alert}>{t('backup.damagedNone')}</p>
  return (
    <ul className={classes.choices} aria-label={t('backup.listTitle')}>
      {candidates.map((candidate) => {
        const { backup, preview } = candidate
        return (
          <li key={backup.name} className={classes.choice}>
            <span>
              {backup.madeAt ? formatInstant(backup.madeAt) : backup.name}
              <small>
                {backup.kind && t(`backup.kind.${backup.kind}`)} · {formatFileSize(backup.size)}
              </small>
            </span>
            {preview ? (
              <Button size="xs" variant="default" onClick={() => onChoose(candidate)}>
                {t('backup.choose')}
              </Button>
            ) : (
              <StateBadge tone={backup.state === 'verified' ? 'neutral' : 'bad'}>
                {t(`backup.state.${backup.state}`)}
              </StateBadge>
            )}
          </li>
        )
      })}
    </ul>
  )
}
