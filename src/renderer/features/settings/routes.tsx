import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { lock } from '#renderer/app/lock.ts'
import { toggleBlur } from '#renderer/app/private-data.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  { id: 'page.home', label: 'common.navHome', group: 'pages', to: '/' },
  {
    id: 'page.villages',
    label: 'common.navVillages',
    group: 'pages',
    to: '/villages',
    permission: 'village.read',
  },
  {
    id: 'page.agreements',
    label: 'common.navAgreements',
    group: 'pages',
    to: '/agreements',
    permission: 'agreement.read',
  },
  {
    id: 'page.designations',
    label: 'common.navDesignations',
    group: 'pages',
    to: '/designations',
    permission: 'designation.read',
  },
  {
    id: 'page.liaisons',
    label: 'common.navLiaisons',
    group: 'pages',
    to: '/liaisons',
    permission: 'liaison.read',
  },
  {
    id: 'page.documents',
    label: 'common.navDocuments',
    group: 'pages',
    to: '/documents',
    permission: 'document.read',
  },
  {
    id: 'settings.office',
    label: 'settings.goOffice',
    group: 'pages',
    to: '/settings/office',
    permission: 'office.read',
  },
  {
    id: 'settings.officers',
    label: 'settings.goOfficers',
    group: 'pages',
    to: '/settings/officers',
    permission: 'officer.read',
  },
  { id: 'settings.password', label: 'settings.goPassword', group: 'pages', to: '/settings/password' },
  {
    id: 'settings.history',
    label: 'settings.goHistory',
    group: 'pages',
    to: '/settings/history',
    permission: ['audit.read', 'history.verify'],
  },
  {
    id: 'settings.health',
    label: 'health.go',
    group: 'pages',
    to: '/settings/health',
    permission: 'history.verify',
  },
  {
    id: 'settings.backup',
    label: 'settings.goBackup',
    group: 'pages',
    to: '/settings/backup',
    permission: 'backup.create',
  },
  { id: 'settings.about', label: 'settings.goAbout', group: 'pages', to: '/settings/about' },
  { id: 'session.lock', label: 'settings.doLock', group: 'actions', run: () => void lock() },
  { id: 'session.blur', label: 'settings.doBlur', group: 'actions', run: toggleBlur, keywords: 'F9' },
])

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/settings',
    beforeLoad: () => {
      throw redirect({ to: '/settings/office', replace: true })
    },
  }),
  createRoute({
    ...parent,
    path: '/settings/office',
    component: lazyRouteComponent(() => import('#renderer/features/office/office-page.tsx'), 'OfficePage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/officers',
    component: lazyRouteComponent(
      () => import('#renderer/features/officer/officer-list-page.tsx'),
      'OfficerListPage',
    ),
  }),
  createRoute({
    ...parent,
    path: '/settings/password',
    component: lazyRouteComponent(
      () => import('#renderer/features/session/password-page.tsx'),
      'PasswordPage',
    ),
  }),
  createRoute({
    ...parent,
    path: '/settings/history',
    component: lazyRouteComponent(() => import('#renderer/features/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/health',
    component: lazyRouteComponent(() => import('#renderer/features/health/health-page.tsx'), 'HealthPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/backup',
    component: lazyRouteComponent(() => import('#renderer/features/backup/backup-page.tsx'), 'BackupPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/about',
    component: lazyRouteComponent(() => import('./about-page.tsx'), 'AboutPage'),
  }),
] as const
