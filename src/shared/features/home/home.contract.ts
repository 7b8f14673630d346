import { procedure } from '#shared/kernel/procedure.ts'
import { homeDue } from './home.schema.ts'

export const homeContract = {
  /** Work that waits: late, this week, with others; and what ends or is lacking. Every list is short and counted. */
  due: procedure({ permission: 'village.read', scope: 'office', audit: 'none' }).output(homeDue),
}
