import { createHashHistory, createRouter } from '@tanstack/react-router'
import { routes as accessRoutes } from '#renderer/features/access/routes.tsx'
import { routes as agencyRoutes } from '#renderer/features/agency/routes.tsx'
import { routes as agreementRoutes } from '#renderer/features/agreement/routes.tsx'
import { routes as designationRoutes } from '#renderer/features/designation/routes.tsx'
import { routes as documentRoutes } from '#renderer/features/document/routes.tsx'
import { routes as homeRoutes } from '#renderer/features/home/routes.tsx'
import { routes as liaisonRoutes } from '#renderer/features/liaison/routes.tsx'
import { routes as numberRoutes } from '#renderer/features/number/routes.tsx'
import { routes as proofRoutes } from '#renderer/features/proof/routes.tsx'
import { routes as settingsRoutes } from '#renderer/features/settings/routes.tsx'
import { routes as villageRoutes } from '#renderer/features/village/routes.tsx'
import { routes as caseRoutes } from '#renderer/features/case/routes.tsx'
import { routes as subjectRoutes } from '#renderer/features/subject/routes.tsx'
import { routes as intakeRoutes } from '#renderer/features/intake/routes.tsx'
import { routes as screeningRoutes } from '#renderer/features/screening/routes.tsx'
import { routes as decisionRoutes } from '#renderer/features/decision/routes.tsx'
import { routes as clockRoutes } from '#renderer/features/clock/routes.tsx'
import { routes as entityRoutes } from '#renderer/features/entity/routes.tsx'
import { routes as interviewRoutes } from '#renderer/features/interview/routes.tsx'
import { routes as evidenceRoutes } from '#renderer/features/evidence/routes.tsx'
import { routes as villageReportRoutes } from '#renderer/features/village-report/routes.tsx'
import { routes as groupIntakeRoutes } from '#renderer/features/group-intake/routes.tsx'
import { routes as taskRoutes } from '#renderer/features/task/routes.tsx'
import { routes as referenceRoutes } from '#renderer/features/reference/routes.tsx'
import { routes as referralRoutes } from '#renderer/features/referral/routes.tsx'
import { routes as templateRoutes } from '#renderer/features/template/routes.tsx'
import { rootRoute } from './root-route.ts'

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...villageRoutes,
  ...agencyRoutes,
  ...agreementRoutes,
  ...designationRoutes,
  ...liaisonRoutes,
  ...documentRoutes,
  ...proofRoutes,
  ...numberRoutes,
  ...caseRoutes,
  ...accessRoutes,
  ...subjectRoutes,
  ...intakeRoutes,
  ...screeningRoutes,
  ...decisionRoutes,
  ...clockRoutes,
  ...entityRoutes,
  ...interviewRoutes,
  ...evidenceRoutes,
  ...villageReportRoutes,
  ...groupIntakeRoutes,
  ...taskRoutes,
  ...referenceRoutes,
  ...referralRoutes,
  ...templateRoutes,
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
