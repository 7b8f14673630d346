import { type ClientContext, type ClientLink, ORPCError } from '@orpc/client'
import { z } from 'zod'

type Link = ClientLink<ClientContext>

const withPassword = z.object({ password: z.string() })
const knownFrom: Readonly<Record<string, (input: unknown) => unknown>> = {
  'session.login': (input) => input,
  'setup.create': (input) => (input as { officer?: unknown }).officer,
}

/** A client that gives the password it came in with again, when the service asks, as the window does. */
export const confirmingLink = (link: Link): Link => {
  let password: string | undefined
  return {
    call: async (path, input, options) => {
      const entrance = knownFrom[path.join('.')]
      if (entrance) password = withPassword.safeParse(entrance(input)).data?.password ?? password
      try {
        return await link.call(path, input, options)
      } catch (error) {
        if (!(error instanceof ORPCError && error.code === 'STEP_UP_REQUIRED')) throw error
        await link.call(['session', 'confirm'], { password }, options)
        return link.call(path, input, options)
      }
    },
  }
}
