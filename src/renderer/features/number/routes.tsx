import { IconHash, IconListNumbers, IconTemplate } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'
import { stateKey, typeKey } from './number-words.ts'

registerCommands([
  {
    id: 'number.register',
    label: 'number.title',
    group: 'pages',
    to: '/documents/numbers',
    permission: 'document.read',
    keywords: 'agenda register nomor surat celah penghitung number gap',
    icon: <IconListNumbers size={18} stroke={1.6} />,
  },
  {
    id: 'number.patterns',
    label: 'number.patternsTitle',
    group: 'pages',
    to: '/documents/numbers/patterns',
    permission: 'document.settings',
    keywords: 'pola format penomoran kode klasifikasi kanwil pattern',
    icon: <IconTemplate size={18} stroke={1.6} />,
  },
  {
    id: 'number.reserve',
    label: 'number.reserve',
    group: 'actions',
    to: '/documents/numbers?reserve=true',
    permission: 'document.issue',
    keywords: 'pesan cadangkan booking nomor surat reserve',
    icon: <IconHash size={18} stroke={1.6} />,
  },
])

registerSearch({
  id: 'number',
  label: 'number.title',
  permission: 'document.read',
  search: async (query) => {
    const { items } = await client.number.list({ query, limit: 6 })
    return items.map(({ id, number, documentType, state }) => ({
      id,
      label: number,
      detail: `${t(typeKey(documentType))} · ${t(stateKey(state))}`,
      to: `/documents/numbers?query=${encodeURIComponent(number)}`,
      icon: <IconHash size={18} stroke={1.6} />,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }
const patternsPage = lazyRouteComponent(() => import('./number-patterns-page.tsx'), 'NumberPatternsPage')

/** What a link to the register brings along: a number to look for, or the wish to reserve one. */
export type RegisterSearch = { query?: string; reserve?: true }

/** The router reads a number without letters as a number. */
const searchText = (value: unknown): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

export const routes = [
  createRoute({
    ...parent,
    path: '/documents/numbers',
    validateSearch: (search: Record<string, unknown>): RegisterSearch => ({
      ...(searchText(search['query']) === '' ? {} : { query: searchText(search['query']) }),
      ...(search['reserve'] === true ? { reserve: true } : {}),
    }),
    component: lazyRouteComponent(() => import('./number-register-page.tsx'), 'NumberRegisterPage'),
  }),
  createRoute({ ...parent, path: '/documents/numbers/patterns', component: patternsPage }),
  createRoute({ ...parent, path: '/documents/numbers/patterns/$documentType', component: patternsPage }),
] as const
