import { IconBan, IconQrcode } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'proof.verify',
    label: 'proof.verifyTitle',
    group: 'pages',
    to: '/verify',
    permission: 'proof.read',
    keywords: 'verifikasi qr kode pendek scan pindai palsu asli piagam sertifikat verify',
    icon: <IconQrcode size={18} stroke={1.6} />,
  },
  {
    id: 'proof.ended',
    label: 'proof.endedTitle',
    group: 'pages',
    to: '/verify/ended',
    permission: 'proof.read',
    keywords: 'register pencabutan revoked superseded',
    icon: <IconBan size={18} stroke={1.6} />,
  },
  {
    id: 'settings.proof',
    label: 'proof.goTitle',
    group: 'pages',
    to: '/settings/proof',
    permission: 'proof.read',
    keywords: 'kunci penerbit akar daftar kepercayaan qr trust list key',
  },
])

const parent = { getParentRoute: () => rootRoute }

/** The router reads a code of digits alone as a number. */
const codeIn = (value: unknown): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

export const routes = [
  createRoute({
    ...parent,
    path: '/verify',
    validateSearch: (search: Record<string, unknown>): { code?: string } =>
      codeIn(search['code']) === '' ? {} : { code: codeIn(search['code']) },
    component: lazyRouteComponent(() => import('./verify-page.tsx'), 'VerifyPage'),
  }),
  createRoute({
    ...parent,
    path: '/verify/ended',
    component: lazyRouteComponent(() => import('./ended-proofs-page.tsx'), 'EndedProofsPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/proof',
    component: lazyRouteComponent(() => import('./proof-settings-page.tsx'), 'ProofSettingsPage'),
  }),
] as const
