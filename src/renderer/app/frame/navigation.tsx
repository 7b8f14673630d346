import { Tooltip } from '@mantine/core'
import {
  IconBuildingCommunity,
  IconCertificate,
  IconFileText,
  IconHome2,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconSignature,
  IconUserShield,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { orpc } from '#renderer/app/client.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import classes from './frame.module.css'

type Item = { to: string; label: MessageKey; icon: ComponentType<{ size?: number; stroke?: number }> }

const work: readonly Item[] = [
  { to: '/', label: 'common.navHome', icon: IconHome2 },
  { to: '/villages', label: 'common.navVillages', icon: IconBuildingCommunity },
  { to: '/agreements', label: 'common.navAgreements', icon: IconSignature },
  { to: '/designations', label: 'common.navDesignations', icon: IconCertificate },
  { to: '/liaisons', label: 'common.navLiaisons', icon: IconUserShield },
  { to: '/documents', label: 'common.navDocuments', icon: IconFileText },
]
const upkeep: readonly Item[] = [{ to: '/settings', label: 'common.navSettings', icon: IconSettings }]

const waitingInterval = 30_000

/** What waits for this office: late or due this week. Asking does not count as work, so the lock comes as it would. */
const useWaitingCount = (): number => {
  const { data } = useQuery({ ...orpc.home.due.queryOptions(), refetchInterval: waitingInterval })
  return data ? data.overdue.total + data.thisWeek.total : 0
}

/** The main menu. It folds to icons; the words then come as tooltips. */
export const Navigation = ({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) => {
  const t = useT()
  const waiting = useWaitingCount()
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggleLabel = t(collapsed ? 'common.navExpand' : 'common.navCollapse')
  return (
    <nav className={classes.nav} aria-label={t('common.navLabel')}>
      <div className={classes.brand}>
        <Mark size={24} />
        <span className={classes.label}>{t('common.appName')}</span>
      </div>
      <Items items={work} collapsed={collapsed} waiting={waiting} />
      <div className={classes.rule} />
      <Items items={upkeep} collapsed={collapsed} />
      <button
        type="button"
        className={`${classes.item} ${classes.toggle}`}
        onClick={onToggle}
        aria-label={toggleLabel}
      >
        <Toggle size={18} stroke={1.6} />
        <span className={classes.label}>{toggleLabel}</span>
      </button>
    </nav>
  )
}

type ItemsProps = { items: readonly Item[]; collapsed: boolean; waiting?: number }

const Items = ({ items, collapsed, waiting = 0 }: ItemsProps) => {
  const t = useT()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const countOf = (to: string): number => (to === '/' ? waiting : 0)
  return (
    <ul className={classes.items}>
      {items.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Tooltip label={t(label)} position="right" disabled={!collapsed}>
            <AppLink
              to={to}
              className={classes.item}
              {...(countOf(to) > 0 && !collapsed ? {} : { 'aria-label': t(label) })}
              {...(isOpen(path, to) ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon size={18} stroke={1.6} />
              <span className={classes.label}>{t(label)}</span>
              {countOf(to) > 0 && (
                <span className={classes.count} title={t('common.navWaiting', { count: countOf(to) })}>
                  {countOf(to)}
                </span>
              )}
            </AppLink>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

const isOpen = (path: string, to: string): boolean =>
  to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
