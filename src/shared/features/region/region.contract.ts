import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { regionErrors } from './region.errors.ts'
import {
  maximumQueryLength,
  regencyHitPage,
  regionCode,
  regionPath,
  regionSearchInput,
  regionSource,
  villageHitPage,
  villageRegion,
} from './region.schema.ts'

export const regionContract = {
  search: procedure({ permission: 'session', scope: 'none', audit: 'none' })
    .input(regionSearchInput)
    .output(villageHitPage),

  /** Public: the working area is chosen while the office is set up, before anybody can log in. */
  searchRegencies: procedure({ permission: 'public', scope: 'none', audit: 'none' })
    .input(regionSearchInput)
    .output(regencyHitPage),

  village: procedure({ permission: 'session', scope: 'none', audit: 'none' })
    .errors(regionErrors)
    .input(z.object({ code: z.string().max(maximumQueryLength) }).strict())
    .output(villageRegion),

  /** A unit of any level with the names above it. */
  place: procedure({ permission: 'session', scope: 'none', audit: 'none' })
    .errors(regionErrors)
    .input(z.object({ code: regionCode }).strict())
    .output(regionPath),

  source: procedure({ permission: 'session', scope: 'none', audit: 'none' }).output(regionSource),
}
