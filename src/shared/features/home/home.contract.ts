import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { homeDue, homeReach } from './home.schema.ts'

export const homeContract = {
  /** Work that waits: late, this week, with others; and what ends or is lacking. Every list is short and counted. */
  due: procedure({ permission: 'village.read', scope: 'office', audit: 'none' })
    .input(
      z
        .object({
          /** Unless asked otherwise a head sees his office or section, everybody else his own work. */
          reach: homeReach.optional(),
        })
        .strict()
        .default({}),
    )
    .output(homeDue),
}
