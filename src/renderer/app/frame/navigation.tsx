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
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
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

/** The main menu. It folds to icons; the words then come as tooltips. */
export const Navigation = ({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) => {
  const t = useT()
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggleLabel = t(collapsed ? 'common.navExpand' : 'common.navCollapse')
  return (
    <nav className={classes.nav} aria-label={t('common.navLabel')}>
      <div className={classes.brand}>
        <Mark size={24} />
        <span className={classes.label}>{t('common.appName')}</span>
      </div>
      <Items items={work} collapsed={collapsed} />
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

const Items = ({ items, collapsed }: { items: readonly Item[]; collapsed: boolean }) => {
  const t = useT()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <ul className={classes.items}>
      {items.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Tooltip label={t(label)} position="right" disabled={!collapsed}>
            <AppLink
              to={to}
              className={classes.item}
              aria-label={t(label)}
              {...(isOpen(path, to) ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon size={18} stroke={1.6} />
              <span className={classes.label}>{t(label)}</span>
            </AppLink>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

const isOpen = (path: string, to: string): boolean =>
  to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
