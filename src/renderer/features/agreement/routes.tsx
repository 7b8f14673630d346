import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'agreement.new',
    label: 'agreement.newAgreement',
    group: 'actions',
    to: '/agreements/new',
    permission: 'agreement.write',
    keywords: 'PKS perjanjian kerja sama nota kesepahaman agreement memorandum',
  },
])

registerSearch({
  id: 'agreement',
  label: 'common.navAgreements',
  permission: 'agreement.read',
  search: async (query) => {
    const { items } = await client.agreement.list({ query, limit: 6 })
    return items.map(({ id, title, partyNames, numbers }) => ({
      id,
      label: title,
      detail: [...partyNames.slice(1), ...numbers.filter((number) => number !== null)].join(' · '),
      to: `/agreements/${id}`,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }
const textIn = (search: Record<string, unknown>, name: string): string | undefined =>
  typeof search[name] === 'string' ? search[name] : undefined

const list = createRoute({
  ...parent,
  path: '/agreements',
  /** `state`: one state or `due`; `village`: the id of a village. */
  validateSearch: (search: Record<string, unknown>) => ({
    state: textIn(search, 'state'),
    village: textIn(search, 'village'),
  }),
  component: lazyRouteComponent(() => import('./agreement-list-page.tsx'), 'AgreementListPage'),
})

const create = createRoute({
  ...parent,
  path: '/agreements/new',
  /** `village`: the id of the village the new agreement covers at first. */
  validateSearch: (search: Record<string, unknown>) => ({ village: textIn(search, 'village') }),
  component: lazyRouteComponent(() => import('./agreement-new-page.tsx'), 'AgreementNewPage'),
})

const detail = createRoute({
  ...parent,
  path: '/agreements/$agreementId',
  component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
})

const edit = createRoute({
  ...parent,
  path: '/agreements/$agreementId/edit',
  component: lazyRouteComponent(() => import('./agreement-edit-page.tsx'), 'AgreementEditPage'),
})

const addendum = createRoute({
  ...parent,
  path: '/agreements/$agreementId/addendum',
  component: lazyRouteComponent(() => import('./addendum-page.tsx'), 'AddendumPage'),
})

export const routes = [list, create, detail, edit, addendum] as const
