import { IconTransfer } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { setTaskQuestion, taskQuestion } from './task-list-state.ts'

registerCommands([
  {
    id: 'task.list',
    label: 'common.navTasks',
    group: 'pages',
    to: '/tasks',
    permission: 'task.read',
    keywords: 'pekerjaan tenggat terlambat tasks to-do',
  },
  {
    id: 'task.handOver',
    label: 'task.handOver',
    group: 'actions',
    to: '/tasks/hand-over',
    permission: 'case.assign',
    keywords: 'mutasi pindah serah terima cuti leave',
    icon: <IconTransfer size={18} stroke={1.6} />,
  },
])

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/tasks',
    // Links from home open a part of the list; the list itself keeps what it was asked.
    beforeLoad: ({ search }) => {
      if (Object.keys(search).length === 0) return
      setTaskQuestion(taskQuestion.parse(search))
      throw redirect({ to: '/tasks', search: {}, replace: true })
    },
    component: lazyRouteComponent(() => import('./task-list-page.tsx'), 'TaskListPage'),
  }),
  createRoute({
    ...parent,
    path: '/tasks/hand-over',
    component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
  }),
] as const
