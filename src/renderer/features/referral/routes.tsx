import { IconScan } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { agencyId } from '#shared/features/agency/agency.schema.ts'
import { referralView } from '#shared/features/referral/referral-view.schema.ts'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { openReferralView } from './referral-list-state.ts'

registerCommands([
  {
    id: 'referral.list',
    label: 'referral.menu',
    group: 'pages',
    to: '/referrals',
    permission: 'case.read',
    keywords: 'rujukan referral instansi surat tindak lanjut',
  },
  {
    id: 'referral.reply',
    label: 'referral.replyAct',
    group: 'actions',
    to: '/referrals/reply',
    permission: 'case.write',
    keywords: 'lembar balasan pindai kode jawaban slip',
    icon: <IconScan size={18} stroke={1.6} />,
  },
])

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/referrals',
    // Links from home and from an agency open a view; the list itself keeps what it was asked.
    beforeLoad: ({ search }) => {
      const asked = search as Record<string, unknown>
      const wanted = referralView.safeParse(asked['view'])
      if (!wanted.success) return
      openReferralView({
        view: wanted.data,
        mine: asked['mine'] === true,
        agencyId: agencyId.safeParse(asked['agency']).data ?? null,
      })
      throw redirect({ to: '/referrals', search: {}, replace: true })
    },
    component: lazyRouteComponent(() => import('./referral-list-page.tsx'), 'ReferralListPage'),
  }),
  createRoute({
    ...parent,
    path: '/referrals/reply',
    component: lazyRouteComponent(() => import('./reply-page.tsx'), 'ReplyPage'),
  }),
  createRoute({
    ...parent,
    path: '/referrals/$referralId',
    validateSearch: (search: Record<string, unknown>): { reply?: true } =>
      search['reply'] === true ? { reply: true } : {},
    component: lazyRouteComponent(() => import('./referral-page.tsx'), 'ReferralPage'),
  }),
  createRoute({
    ...parent,
    path: '/referrals/$referralId/edit',
    component: lazyRouteComponent(() => import('./referral-edit-page.tsx'), 'ReferralEditPage'),
  }),
  createRoute({
    ...parent,
    path: '/cases/$caseId/referrals/new',
    component: lazyRouteComponent(() => import('./referral-new-page.tsx'), 'ReferralNewPage'),
  }),
] as const
