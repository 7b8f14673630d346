import { IconFileCode } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'template.list',
    label: 'template.title',
    group: 'pages',
    to: '/templates',
    permission: 'template.read',
    keywords: 'templat naskah bengkel tata letak piagam kop typst template layout',
    icon: <IconFileCode size={18} stroke={1.6} />,
  },
])

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/templates',
    component: lazyRouteComponent(() => import('./template-list-page.tsx'), 'TemplateListPage'),
  }),
  createRoute({
    ...parent,
    path: '/templates/$paperType',
    component: lazyRouteComponent(() => import('./template-type-page.tsx'), 'TemplateTypePage'),
  }),
  createRoute({
    ...parent,
    path: '/templates/draft/$templateId',
    component: lazyRouteComponent(() => import('./editor-page.tsx'), 'EditorPage'),
  }),
] as const
