import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { formatDate } from '#renderer/i18n/format.ts'

registerCommands([
  {
    id: 'document.caseRegister',
    label: 'document.caseRegister',
    group: 'actions',
    to: '/documents/case-register',
    permission: 'casePaper.issue',
    keywords: 'buku register kasus cetak',
  },
  {
    id: 'document.numberRegister',
    label: 'document.typeNumberRegister',
    group: 'actions',
    to: '/documents/number-register',
    permission: 'document.issue',
    keywords: 'buku register nomor cetak',
  },
])

registerSearch({
  id: 'document',
  label: 'common.navDocuments',
  permission: 'document.read',
  search: async (query) => {
    const { items } = await client.document.list({ text: query, limit: 6 })
    return items.map(({ id, label, number, datedOn }) => ({
      id,
      label,
      detail: number ?? formatDate(datedOn),
      to: `/documents/${id}`,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }
const textIn = (search: Record<string, unknown>, name: string): string | undefined =>
  typeof search[name] === 'string' ? search[name] : undefined

const list = createRoute({
  ...parent,
  path: '/documents',
  validateSearch: (search: Record<string, unknown>) => ({
    type: textIn(search, 'type'),
    state: textIn(search, 'state'),
    print: textIn(search, 'print'),
  }),
  component: lazyRouteComponent(() => import('./document-list-page.tsx'), 'DocumentListPage'),
})

const workshop = createRoute({
  ...parent,
  path: '/documents/issue',
  validateSearch: (search: Record<string, unknown>) => ({
    type: textIn(search, 'type'),
    subject: textIn(search, 'subject'),
    replaces: textIn(search, 'replaces'),
  }),
  component: lazyRouteComponent(() => import('./workshop-page.tsx'), 'WorkshopPage'),
})

const batch = createRoute({
  ...parent,
  path: '/documents/decree/$decreeId',
  component: lazyRouteComponent(() => import('./batch-page.tsx'), 'BatchPage'),
})

const caseRegister = createRoute({
  ...parent,
  path: '/documents/case-register',
  component: lazyRouteComponent(() => import('./case-register-page.tsx'), 'CaseRegisterPage'),
})

const numberRegister = createRoute({
  ...parent,
  path: '/documents/number-register',
  validateSearch: (search: Record<string, unknown>) => ({
    year: typeof search['year'] === 'number' ? search['year'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./number-register-page.tsx'), 'NumberRegisterPage'),
})

const detail = createRoute({
  ...parent,
  path: '/documents/$documentId',
  component: lazyRouteComponent(() => import('./document-page.tsx'), 'DocumentPage'),
})

export const routes = [list, workshop, batch, caseRegister, numberRegister, detail] as const
