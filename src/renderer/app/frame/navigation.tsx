import { Tooltip } from '@mantine/core'
import {
  IconAffiliate,
  IconBuildingBank,
  IconBuildingCommunity,
  IconCertificate,
  IconChecklist,
  IconFileText,
  IconFolderOpen,
  IconHome2,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessageReport,
  IconSend,
  IconSettings,
  IconSignature,
  IconUserPlus,
  IconUserShield,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { canApprove } from '#shared/features/template/template.rules.ts'
import type { Permission } from '#shared/kernel/permissions.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import classes from './frame.module.css'

type Item = {
  to: string
  label: MessageKey
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Not in the menu of officers without it. */
  permission?: Permission
}

const work: readonly Item[] = [
  { to: '/', label: 'common.navHome', icon: IconHome2 },
  { to: '/cases', label: 'common.navCases', icon: IconFolderOpen, permission: 'case.read' },
  { to: '/intake', label: 'intake.menu', icon: IconUserPlus, permission: 'case.create' },
  {
    to: '/village-reports',
    label: 'common.navVillageReports',
    icon: IconMessageReport,
    permission: 'villageReport.read',
  },
  { to: '/referrals', label: 'referral.menu', icon: IconSend, permission: 'case.read' },
  { to: '/tasks', label: 'common.navTasks', icon: IconChecklist, permission: 'task.read' },
  { to: '/entities', label: 'common.navEntities', icon: IconAffiliate, permission: 'entity.read' },
  { to: '/villages', label: 'common.navVillages', icon: IconBuildingCommunity },
  { to: '/agreements', label: 'common.navAgreements', icon: IconSignature },
  { to: '/designations', label: 'common.navDesignations', icon: IconCertificate },
  { to: '/liaisons', label: 'common.navLiaisons', icon: IconUserShield },
  { to: '/documents', label: 'common.navDocuments', icon: IconFileText },
  { to: '/agencies', label: 'agency.title', icon: IconBuildingBank, permission: 'agency.read' },
]
const upkeep: readonly Item[] = [{ to: '/settings', label: 'common.navSettings', icon: IconSettings }]

const waitingInterval = 30_000

/** By path, what waits for this officer. Asking does not count as work, so the lock comes as it would. */
const useWaitingCounts = (): Readonly<Record<string, number>> => {
  const { may } = useSession()
  const asked = (permission: Permission) => ({
    refetchInterval: waitingInterval,
    enabled: may(permission).allowed,
  })
  const home = useQuery({ ...orpc.home.due.queryOptions(), refetchInterval: waitingInterval }).data
  const cases = useQuery({ ...orpc.case.waiting.queryOptions(), ...asked('case.read') }).data
  const referrals = useQuery({ ...orpc.referral.waiting.queryOptions(), ...asked('case.read') }).data
  const tasks = useQuery({ ...orpc.task.counts.queryOptions(), ...asked('task.read') }).data
  const reports = useQuery({
    ...orpc.villageReport.list.queryOptions({ input: { limit: 1 } }),
    ...asked('villageReport.read'),
  }).data
  const templates = useQuery({ ...orpc.template.list.queryOptions(), ...asked('template.approve') }).data
  return {
    '/': home ? home.overdue.total + home.thisWeek.total : 0,
    '/cases': cases?.count ?? 0,
    '/referrals': referrals?.count ?? 0,
    '/tasks': tasks?.mine ?? 0,
    '/documents':
      templates?.types.filter(({ open }) => open !== null && canApprove(open, open).allowed).length ?? 0,
    '/village-reports': reports?.counts.open ?? 0,
  }
}

/** The main menu. It folds to icons; the words then come as tooltips. */
export const Navigation = ({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) => {
  const t = useT()
  const waiting = useWaitingCounts()
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
      <Items items={upkeep} collapsed={collapsed} waiting={waiting} />
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

type ItemsProps = { items: readonly Item[]; collapsed: boolean; waiting: Readonly<Record<string, number>> }

const Items = ({ items, collapsed, waiting }: ItemsProps) => {
  const t = useT()
  const { may } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const countOf = (to: string): number => waiting[to] ?? 0
  const shown = items.filter(({ permission }) => permission === undefined || may(permission).allowed)
  return (
    <ul className={classes.items}>
      {shown.map(({ to, label, icon: Icon }) => (
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
