import { protocol, type Session } from 'electron'
import type { RendererFiles } from '../renderer-files.ts'
import { responseHeaders } from '../response-headers.ts'
import { pageHost, pageScheme } from './origin.ts'

/** Before the app is ready: gives the page an origin of its own, with the rules of a secure one. */
export const declarePageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])

export const servePage = (session: Session, files: RendererFiles): void =>
  session.protocol.handle(pageScheme, async (request) => {
    const { host, pathname, search } = new URL(request.url)
    const found =
      request.method === 'GET' && host === pageHost ? await files.respond(`${pathname}${search}`) : undefined
    if (!found) return new Response(null, { status: 404, headers: responseHeaders() })
    return new Response(found.body, { headers: found.headers })
  })
