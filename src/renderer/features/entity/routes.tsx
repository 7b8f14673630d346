import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { t } from '#renderer/i18n/t.ts'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import { kindKey } from './entity-words.ts'

registerCommands([
  {
    id: 'entity.list',
    label: 'entity.goTitle',
    group: 'pages',
    to: '/entities',
    permission: 'entity.read',
    keywords: 'perekrut jaringan calo nomor rekening recruiter network',
  },
  {
    id: 'settings.publicNumbers',
    label: 'entity.publicTitle',
    group: 'pages',
    to: '/settings/public-numbers',
    permission: 'entity.read',
    keywords: 'polisi hotline stop list',
  },
])

registerSearch({
  id: 'entity',
  label: 'entity.goTitle',
  permission: 'entity.read',
  search: async (query) => {
    const { items } = await client.entity.list({ query, sort: 'cases', limit: 6 })
    return items.map(({ id, kind, shown, caseCount }) => ({
      id,
      label: shown,
      detail: t('entity.searchDetail', { kind: t(kindKey(kind)), count: formatNumber(caseCount) }),
      to: `/entities/${id}`,
      icon: <EntityKindIcon kind={kind} size={18} />,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/entities',
    component: lazyRouteComponent(() => import('./entity-list-page.tsx'), 'EntityListPage'),
  }),
  createRoute({
    ...parent,
    path: '/entities/$entityId',
    component: lazyRouteComponent(() => import('./entity-page.tsx'), 'EntityPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/public-numbers',
    component: lazyRouteComponent(() => import('./public-identifiers-page.tsx'), 'PublicIdentifiersPage'),
  }),
] as const
