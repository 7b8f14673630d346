import { useMutation, useQuery } from '@tanstack/react-query'
import { IconLinkOff, IconShieldCheck } from '@tabler/icons-react'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './change-log-page.module.css'

/** Recomputes the chain of the change log and says what that means. */
export const ChangeLogPage = () => {
  const t = useT()
  const { may } = useSession()
  const verify = useMutation(orpc.history.verify.mutationOptions())
  const office = useQuery(orpc.office.get.queryOptions())
  return (
    <SettingsPage width="form">
      <SectionCard title={t('history.verifyTitle')} line={t('history.verifyText')}>
        {verify.data && <Result result={verify.data} at={new Date(verify.submittedAt)} />}
        {verify.error && <ErrorState error={verify.error} />}
        <ReasonedButton
          verdict={may('history.verify')}
          loading={verify.isPending}
          onClick={() => verify.mutate(undefined)}
        >
          {t('history.verify')}
        </ReasonedButton>
      </SectionCard>
      <SectionCard title={t('history.officeTitle')}>
        {office.data && <HistoryPanel kind="office" id={office.data.id} />}
      </SectionCard>
    </SettingsPage>
  )
}

type Verification = {
  whole: boolean
  changes: number
  headCode: string
  brokenAt: { seq: number; cause: string } | null
}

const Result = ({ result, at }: { result: Verification; at: Date }) => {
  const t = useT()
  const Icon = result.whole ? IconShieldCheck : IconLinkOff
  return (
    <div className={classes.result} data-whole={result.whole} role="status">
      <Icon size={28} stroke={1.5} />
      <div>
        <p className={classes.title}>{t(result.whole ? 'history.whole' : 'history.broken')}</p>
        <p className={classes.text}>
          {result.brokenAt
            ? t('history.brokenText', { seq: formatNumber(result.brokenAt.seq) })
            : t('history.wholeText', { count: formatNumber(result.changes) })}
        </p>
        {result.brokenAt && (
          <p className={classes.text}>{t('history.brokenCause', { cause: result.brokenAt.cause })}</p>
        )}
        <p className={classes.code}>
          <span>{t('history.headCode')}</span>
          <code>{result.headCode}</code>
        </p>
        <p className={classes.text}>{t('history.headHint')}</p>
        <p className={classes.text}>{t('history.checkedAt', { at: formatInstant(at) })}</p>
      </div>
    </div>
  )
}
