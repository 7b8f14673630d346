import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Permission } from '#shared/kernel/permissions.ts'
import { useSession } from '#renderer/app/session.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import classes from './settings-page.module.css'

type Part = { to: string; label: MessageKey; permission?: Permission | Permission[] }

/** What is set seldom and by few, in groups that fit one line each. */
const groups: readonly { label: MessageKey; parts: readonly Part[] }[] = [
  {
    label: 'settings.groupOffice',
    parts: [
      { to: '/settings/office', label: 'settings.office', permission: 'office.read' },
      { to: '/settings/officers', label: 'settings.officers', permission: 'officer.read' },
    ],
  },
  {
    label: 'settings.groupWork',
    parts: [
      { to: '/settings/reference', label: 'reference.title', permission: 'reference.read' },
      { to: '/settings/clocks', label: 'clock.title', permission: 'reference.read' },
      { to: '/settings/screening', label: 'screening.setTitle', permission: 'case.read' },
      { to: '/settings/need-routes', label: 'agency.routesTab', permission: 'agency.read' },
      { to: '/settings/public-numbers', label: 'entity.publicTitle', permission: 'entity.read' },
      { to: '/settings/statutes', label: 'decision.statutes', permission: 'reference.read' },
      { to: '/settings/proof', label: 'proof.title', permission: 'proof.read' },
    ],
  },
  {
    label: 'settings.groupStore',
    parts: [
      { to: '/settings/backup', label: 'backup.title', permission: 'backup.create' },
      { to: '/settings/health', label: 'health.title', permission: 'history.verify' },
      { to: '/settings/history', label: 'settings.history', permission: ['audit.read', 'history.verify'] },
    ],
  },
  {
    label: 'settings.groupMine',
    parts: [
      { to: '/settings/password', label: 'settings.password' },
      { to: '/settings/about', label: 'settings.about' },
    ],
  },
]

type SettingsPageProps = { children: ReactNode; primary?: ReactNode; width?: 'form' | 'page' }

/** Frame of every settings screen: its group and the parts of it. What an officer may not see is left out. */
export const SettingsPage = ({ children, primary, width = 'page' }: SettingsPageProps) => {
  const t = useT()
  const { may } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const open = groups
    .map(({ label, parts }) => ({
      label,
      parts: parts.filter(
        ({ permission }) => permission === undefined || [permission].flat().some((each) => may(each).allowed),
      ),
    }))
    .filter(({ parts }) => parts.length > 0)
  const here = open.find(({ parts }) => parts.some(({ to }) => to === path))
  return (
    <Page>
      <PageHeader title={t('settings.title')} line={t('settings.line')} primary={primary} />
      <nav className={classes.tabs} aria-label={t('settings.tabs')}>
        <div className={classes.groups}>
          {open.map(({ label, parts: [first] }) => (
            <AppLink
              key={label}
              to={first?.to ?? path}
              className={classes.group}
              {...(label === here?.label ? { 'data-current': true } : {})}
            >
              {t(label)}
            </AppLink>
          ))}
        </div>
        <div className={classes.parts}>
          {here?.parts.map(({ to, label }) => (
            <AppLink
              key={to}
              to={to}
              className={classes.part}
              {...(path === to ? { 'aria-current': 'page' as const } : {})}
            >
              {t(label)}
            </AppLink>
          ))}
        </div>
      </nav>
      <div className={classes.body} data-width={width}>
        {children}
      </div>
    </Page>
  )
}
