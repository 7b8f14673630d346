import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { SessionStatus } from '#shared/features/session/session.schema.ts'
import { connectionStore, orpc } from '#renderer/app/client.ts'
import { demoStore } from '#renderer/app/demo.ts'
import { resumedStore } from '#renderer/app/start.ts'
import { useStore } from '#renderer/app/store.ts'
import { DamagedScreen } from '#renderer/features/backup/damaged-screen.tsx'
import { ElsewhereScreen } from '#renderer/features/backup/elsewhere-screen.tsx'
import { LoginScreen } from '#renderer/features/session/login-screen.tsx'
import { ProblemScreen } from '#renderer/features/session/problem-screen.tsx'
import { RecoveryScreen } from '#renderer/features/session/recovery-screen.tsx'
import { languageStore, useLanguage, useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import classes from './entrance.module.css'
import { ConnectionScreen } from './connection-screen.tsx'
import { EntranceSheet, EntranceWaiting } from './entrance-sheet.tsx'

const SetupWizard = lazy(async () => ({
  default: (await import('#renderer/features/setup/setup-wizard.tsx')).SetupWizard,
}))

/** Everything that stands between the program and its work: connection, problems, first set-up, login. */
export const Entrance = () => {
  const connection = useStore(connectionStore)
  const resumed = useStore(resumedStore)
  if (connection.state === 'ended' && connection.reason !== 'locked') {
    return (
      <Cover>
        <ConnectionScreen reason={connection.reason} />
      </Cover>
    )
  }
  if (connection.state !== 'open' || !resumed) {
    return (
      <Cover>
        <EntranceWaiting />
      </Cover>
    )
  }
  return <OpenEntrance />
}

type Restoring = { from: 'elsewhere' } | { from: 'beside'; login: string }

const OpenEntrance = () => {
  const {
    data: status,
    error,
    refetch,
  } = useQuery(orpc.session.status.queryOptions({ staleTime: 0, gcTime: 0 }))
  const [recovering, setRecovering] = useState(false)
  const [restoring, setRestoring] = useState<Restoring>()
  useEffect(() => {
    if (status) demoStore.set(status.demo)
  }, [status])
  const fromElsewhere = (): void => setRestoring({ from: 'elsewhere' })
  const endRestoring = (): void => {
    setRestoring(undefined)
    void refetch()
  }
  if (status && restoring) {
    return (
      <Cover status={status}>
        {restoring.from === 'elsewhere' ? (
          <ElsewhereScreen onBack={endRestoring} />
        ) : (
          <DamagedScreen knownLogin={restoring.login} onBack={endRestoring} onElsewhere={fromElsewhere} />
        )}
      </Cover>
    )
  }
  if (status?.state === 'setupNeeded') {
    return (
      <Suspense
        fallback={
          <Cover>
            <EntranceWaiting />
          </Cover>
        }
      >
        <SetupWizard onRestore={fromElsewhere} />
      </Suspense>
    )
  }
  return (
    <Cover {...(status ? { status } : {})}>
      {error && (
        <EntranceSheet>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </EntranceSheet>
      )}
      {!status && !error && <EntranceWaiting />}
      {status?.state === 'problem' && (
        <ProblemScreen
          problem={status.problem}
          onRetry={() => void refetch()}
          onDamaged={() => setRestoring({ from: 'beside', login: '' })}
          onElsewhere={fromElsewhere}
        />
      )}
      {status?.state === 'locked' && !recovering && (
        <LoginScreen
          status={status}
          onForgot={() => setRecovering(true)}
          onDamaged={(login) => setRestoring({ from: 'beside', login })}
        />
      )}
      {status?.state === 'locked' && recovering && <RecoveryScreen onBack={() => setRecovering(false)} />}
    </Cover>
  )
}

const Cover = ({ children, status }: { children: ReactNode; status?: SessionStatus }) => {
  const t = useT()
  const language = useLanguage()
  return (
    <div className={classes.entrance}>
      <title>{t('common.appName')}</title>
      <main className={classes.scroll}>{children}</main>
      <footer className={classes.foot}>
        {status && <span className="figures">{t('session.version', { version: status.version })}</span>}
        <span className={classes.gap} />
        <SegmentedControl
          size="xs"
          aria-label={t('common.menuLanguage')}
          value={language}
          onChange={(value) => languageStore.set(value === 'en' ? 'en' : 'id')}
          data={[
            { value: 'id', label: t('common.languageId') },
            { value: 'en', label: t('common.languageEn') },
          ]}
        />
      </footer>
    </div>
  )
}
