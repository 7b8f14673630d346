import { z } from 'zod'
import { agencyKind, agencyKinds, referralNeed, referralNeeds } from './agency.schema.ts'

const kinds = z.array(agencyKind).max(agencyKinds.length)

/** To which kinds of agency a need is referred, in order, and which get a copy of the letter. */
export const needRoute = z.object({ need: referralNeed, first: kinds, copies: kinds }).strict()
export type NeedRoute = z.infer<typeof needRoute>

/** `seen` is the route as the officer read it; one that was changed meanwhile is not overwritten. */
export const needRouteInput = needRoute.extend({ seen: needRoute.omit({ need: true }) })
export type NeedRouteInput = z.output<typeof needRouteInput>

export const needRoutes = z.object({
  routes: z.array(needRoute).length(referralNeeds.length),
  /** Kinds of which the directory holds a valid agency today, and how many. */
  counts: z.array(z.object({ kind: agencyKind, count: z.number().int() })).max(agencyKinds.length),
})
export type NeedRoutes = z.infer<typeof needRoutes>
