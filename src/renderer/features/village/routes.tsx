import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import { villageState } from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'village.new',
    label: 'village.newVillage',
    group: 'actions',
    to: '/villages/new',
    permission: 'village.write',
    keywords: 'desa kelurahan calon baru tambah village candidate new',
    icon: <IconPlus size={18} stroke={1.6} />,
  },
])

registerSearch({
  id: 'village',
  label: 'common.navVillages',
  permission: 'village.read',
  search: async (query) => {
    const { items } = await client.village.list({ query, limit: 8 })
    return items.map((village) => ({
      id: village.id,
      label: villageTitle(village),
      detail: villagePath(village),
      to: `/villages/${village.id}`,
      icon: <IconBuildingCommunity size={18} stroke={1.6} />,
    }))
  },
})

/** Filters a link from elsewhere may bring along; never a name. */
const listSearch = (search: Record<string, unknown>): { state?: string; withoutLiaison?: boolean } => {
  const state = villageState.safeParse(search['state'])
  return {
    ...(state.success ? { state: state.data } : {}),
    ...(search['withoutLiaison'] === true ? { withoutLiaison: true } : {}),
  }
}

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/villages',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('./village-list-page.tsx'), 'VillageListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/villages/new',
    component: lazyRouteComponent(() => import('./village-add-page.tsx'), 'VillageAddPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/villages/$villageId',
    component: lazyRouteComponent(() => import('./village-page.tsx'), 'VillagePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/villages/$villageId/edit',
    component: lazyRouteComponent(() => import('./village-edit-page.tsx'), 'VillageEditPage'),
  }),
] as const
