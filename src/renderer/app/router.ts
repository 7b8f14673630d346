import { createHashHistory, createRouter } from '@tanstack/react-router'
import { routes as agreementRoutes } from '#renderer/features/agreement/routes.tsx'
import { routes as designationRoutes } from '#renderer/features/designation/routes.tsx'
import { routes as documentRoutes } from '#renderer/features/document/routes.tsx'
import { routes as homeRoutes } from '#renderer/features/home/routes.tsx'
import { routes as liaisonRoutes } from '#renderer/features/liaison/routes.tsx'
import { routes as numberRoutes } from '#renderer/features/number/routes.tsx'
import { routes as settingsRoutes } from '#renderer/features/settings/routes.tsx'
import { routes as villageRoutes } from '#renderer/features/village/routes.tsx'
import { rootRoute } from './root-route.ts'

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...villageRoutes,
  ...agreementRoutes,
  ...designationRoutes,
  ...liaisonRoutes,
  ...documentRoutes,
  ...numberRoutes,
  ...settingsRoutes,
])

/** Made once the token is out of the address: the router reads the part after `#`. */
export const makeRouter = () =>
  createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    scrollRestoration: false,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
