import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Permission } from '#shared/kernel/permissions.ts'
import { useSession } from '#renderer/app/session.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import classes from './settings-page.module.css'

const parts: readonly { to: string; label: MessageKey; permission?: Permission | Permission[] }[] = [
  { to: '/settings/office', label: 'settings.office', permission: 'office.read' },
  { to: '/settings/officers', label: 'settings.officers', permission: 'officer.read' },
  { to: '/settings/reference', label: 'reference.title', permission: 'reference.read' },
  { to: '/settings/clocks', label: 'clock.title', permission: 'reference.read' },
  { to: '/settings/public-numbers', label: 'entity.publicTitle', permission: 'entity.read' },
  { to: '/settings/need-routes', label: 'agency.routesTab', permission: 'agency.read' },
  { to: '/settings/statutes', label: 'decision.statutes', permission: 'reference.read' },
  { to: '/settings/screening', label: 'screening.setTitle', permission: 'case.read' },
  { to: '/settings/proof', label: 'proof.title', permission: 'proof.read' },
  { to: '/settings/password', label: 'settings.password' },
  { to: '/settings/history', label: 'settings.history', permission: ['audit.read', 'history.verify'] },
  { to: '/settings/backup', label: 'backup.title', permission: 'backup.create' },
  { to: '/settings/about', label: 'settings.about' },
]

type SettingsPageProps = { children: ReactNode; primary?: ReactNode; width?: 'form' | 'page' }

/** Frame of every settings screen: the same title and the line of parts. Parts an officer may not see are left out. */
export const SettingsPage = ({ children, primary, width = 'page' }: SettingsPageProps) => {
  const t = useT()
  const { may } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <Page>
      <PageHeader title={t('settings.title')} line={t('settings.line')} primary={primary} />
      <nav className={classes.parts} aria-label={t('settings.tabs')}>
        {parts
          .filter(
            ({ permission }) =>
              permission === undefined || [permission].flat().some((each) => may(each).allowed),
          )
          .map(({ to, label }) => (
            <AppLink
              key={to}
              to={to}
              className={classes.part}
              {...(path === to ? { 'aria-current': 'page' as const } : {})}
            >
              {t(label)}
            </AppLink>
          ))}
      </nav>
      <div className={classes.body} data-width={width}>
        {children}
      </div>
    </Page>
  )
}
