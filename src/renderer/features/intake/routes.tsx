import { IconUserPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { v7 } from 'uuid'
import { subjectId } from '#shared/features/subject/subject.schema.ts'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'intake.new',
    label: 'intake.title',
    group: 'actions',
    to: '/intake',
    permission: 'case.create',
    keywords: 'kasus baru pemohon wawancara paspor NIK loket dua menit intake new case',
    icon: <IconUserPlus size={18} stroke={1.6} />,
  },
])

/** A new form has a place of its own from its first moment, under which its draft is found again after a lock. */
const newForm = () => redirect({ to: '/intake/$submissionId', params: { submissionId: v7() }, replace: true })

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/intake',
    beforeLoad: () => {
      throw newForm()
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/intake/$submissionId',
    beforeLoad: ({ params }) => {
      if (!subjectId.safeParse(params.submissionId).success) throw newForm()
    },
    component: lazyRouteComponent(() => import('./intake-page.tsx'), 'IntakePage'),
  }),
] as const
