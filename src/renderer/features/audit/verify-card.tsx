import { TextInput } from '@mantine/core'
import { IconLinkOff, IconShieldCheck, IconRubberStamp } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditReport, GivenUpPart } from '#shared/features/audit/audit.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { actionLabel } from '#renderer/i18n/labels.ts'
import { type MessageKey, type Translate, useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './audit.module.css'

const largestWitness = 20 * 1024 * 1024

const limits: readonly MessageKey[] = [
  'audit.proves',
  'audit.provesNotTruth',
  'audit.provesNotTail',
  'audit.provesNotRestore',
  'audit.provesNotAll',
]

/** Recomputes the log, with a witness from outside where there is one, and says what that proves and what it does not. */
export const VerifyCard = () => {
  const t = useT()
  const { may } = useSession()
  const [witness, setWitness] = useState<File | null>(null)
  const [code, setCode] = useState('')
  const verify = useMutation(orpc.audit.verify.mutationOptions())
  return (
    <SectionCard title={t('audit.verifyTitle')} line={t('audit.verifyText')}>
      {verify.data && <Report report={verify.data} at={new Date(verify.submittedAt)} />}
      {verify.error && <ErrorState error={verify.error} />}
      <div className={classes.inputs}>
        <FileField
          label={t('audit.witness')}
          description={t('audit.witnessHint')}
          accept="application/json,.json"
          limit={largestWitness}
          value={witness}
          onChange={setWitness}
        />
        <TextInput
          label={t('audit.code')}
          description={t('audit.codeHint')}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </div>
      <div className={classes.buttons}>
        <ReasonedButton
          verdict={may('history.verify')}
          loading={verify.isPending}
          onClick={() => verify.mutate({ witness, code: code.trim() === '' ? null : code })}
        >
          {t('audit.verify')}
        </ReasonedButton>
        <SaveFileButton file={async () => (await client.audit.witness()).file}>
          {t('audit.saveWitness')}
        </SaveFileButton>
        <NewCheckpoint />
      </div>
      <ul className={classes.limits} aria-label={t('audit.limits')}>
        {limits.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </SectionCard>
  )
}

/** The code that an officer can write down today, and a fresh one. */
const NewCheckpoint = () => {
  const t = useT()
  const { may } = useSession()
  const queries = useQueryClient()
  const { data } = useQuery(orpc.audit.checkpoints.queryOptions())
  const make = useMutation(
    orpc.audit.makeCheckpoint.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.audit.key() }),
    }),
  )
  const latest = data?.checkpoints[0]
  return (
    <>
      <ReasonedButton
        variant="default"
        verdict={may('history.verify')}
        leftSection={<IconRubberStamp size={16} stroke={1.7} />}
        loading={make.isPending}
        onClick={() => make.mutate(undefined)}
      >
        {t('audit.makeCheckpoint')}
      </ReasonedButton>
      {latest && (
        <p className={classes.latest}>
          {t('audit.latest', { seq: formatNumber(latest.seq), at: formatInstant(latest.madeAt) })}{' '}
          <code>{latest.code}</code>
        </p>
      )}
    </>
  )
}

const Report = ({ report, at }: { report: AuditReport; at: Date }) => {
  const t = useT()
  const { whole, brokenAt, acts, checkpoints, witnessedUntil, givenUp, headCode } = report
  const Icon = whole ? IconShieldCheck : IconLinkOff
  return (
    <div className={classes.result} data-whole={whole} role="status">
      <Icon size={28} stroke={1.5} />
      <div>
        <p className={classes.title}>{t(whole ? 'audit.whole' : 'audit.broken')}</p>
        {brokenAt ? (
          <>
            <p className={classes.text}>
              {t('audit.brokenText', {
                seq: formatNumber(brokenAt.seq),
                cause: t(`audit.cause.${brokenAt.cause}`),
              })}
            </p>
            {brokenAt.action !== null && brokenAt.at !== null && (
              <p className={classes.text}>
                {t('audit.brokenAct', {
                  action: actionLabel(brokenAt.action),
                  officer: brokenAt.officerName ?? t('common.historySystem'),
                  at: formatInstant(brokenAt.at),
                })}
              </p>
            )}
            <p className={classes.text}>{t('audit.brokenNext')}</p>
          </>
        ) : (
          <p className={classes.text}>
            {t('audit.wholeText', { acts: formatNumber(acts), checkpoints: formatNumber(checkpoints) })}
          </p>
        )}
        <p className={classes.text}>
          {witnessedUntil === null
            ? t('audit.unwitnessed')
            : t('audit.witnessed', { seq: formatNumber(witnessedUntil) })}
        </p>
        {givenUp.map((part) => (
          <p key={part.seq} className={classes.text}>
            {t('audit.givenUp', {
              after: formatNumber(part.after),
              seq: formatNumber(part.seq),
              at: formatInstant(part.restoredAt),
              officer: part.officerName ?? t('audit.givenUpUnknown'),
              second: secondOf(part, t),
            })}
          </p>
        ))}
        <p className={classes.code}>
          <span>{t('audit.headCode')}</span>
          <code>{headCode}</code>
        </p>
        <p className={classes.text}>{t('audit.checkedAt', { at: formatInstant(at) })}</p>
      </div>
    </div>
  )
}

const secondOf = ({ secondOfficerName, byPaperCode }: GivenUpPart, t: Translate): string => {
  if (byPaperCode) return t('audit.byPaperCode')
  return secondOfficerName === null
    ? t('audit.givenUpAlone')
    : t('audit.approvedBy', { name: secondOfficerName })
}
