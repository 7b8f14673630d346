import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RendererFiles } from '../renderer-files.ts'
import { responseHeaders } from '../response-headers.ts'
import { cookieOf, guardRequest, guardUpgrade, socketTokenOf } from './guard.ts'
import { endWithStatus } from './raw-response.ts'
import { readJsonObject } from './request-body.ts'
import { createSession } from './session.ts'
import { socketProtocol, type Sockets } from './sockets.ts'

const mostBadTokens = 10
const mostOpenConnections = 64
const largestHeader = 8 * 1024

/** The first thing a page asks after the store was locked; nothing of before may wait in the browser. */
const forgetPages = { 'Clear-Site-Data': '"cache"' }

export type LoopbackServer = {
  /** What the browser opens: it carries the one-time token in the fragment, which no browser sends to a server. */
  readonly address: string
  readonly port: number
  close(): void
}

export type LoopbackOptions = {
  files: RendererFiles
  sockets: Sockets
  peerIsSameUser: (socket: Socket) => boolean
  /** Somebody guesses tokens. The server has already ended itself. */
  onAttack: () => void
  now?: () => number
  /** A client must have sent its header, and then its whole request, within this time. */
  patienceMs?: number
}

/**
 * The page for the machine's own browser, on the loopback address and under a random host name of this run: cookies do
 * not know ports, so the name keeps them apart from those of every other local server.
 */
export const startLoopbackServer = async (options: LoopbackOptions): Promise<LoopbackServer> => {
  const patience = options.patienceMs ?? 5_000
  const session = createSession(options.now)
  const name = `${randomBytes(16).toString('hex')}.localhost`
  const cookieName = `perisai-${randomBytes(4).toString('hex')}`
  const address = { host: name, origin: `http://${name}` }
  let badTokens = 0

  const server = createServer({
    maxHeaderSize: largestHeader,
    // The guard refuses a request without a host, and does it with our headers.
    requireHostHeader: false,
    headersTimeout: patience,
    requestTimeout: 2 * patience,
    keepAliveTimeout: patience,
    connectionsCheckingInterval: Math.min(1_000, patience),
  })
  server.maxConnections = mostOpenConnections

  const end = (): void => {
    options.sockets.close()
    server.close()
    server.closeAllConnections()
  }

  /** A guess, unless the browser proves by its cookie that it is ours and only late: a second tab, a reload. */
  const countBadToken = (cookie: string | undefined): void => {
    if (session.holdsCookie(cookie)) return
    badTokens++
    if (badTokens < mostBadTokens) return
    end()
    options.onAttack()
  }

  const answer = (
    response: ServerResponse,
    status: number,
    body?: object,
    headers: Record<string, string> = {},
  ): void => {
    const text = body ? JSON.stringify(body) : ''
    const type = body ? { 'Content-Type': 'application/json; charset=utf-8' } : {}
    response
      .writeHead(status, {
        ...responseHeaders(),
        ...type,
        ...headers,
        'Content-Length': Buffer.byteLength(text),
      })
      .end(text)
  }

  const exchange = (
    body: Record<string, unknown>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void => {
    const { token, ...others } = body
    if (typeof token !== 'string' || Object.keys(others).length > 0) return answer(response, 400)
    const grant = session.exchange(token)
    if (!grant) {
      answer(response, 401)
      return countBadToken(cookieOf(request, cookieName))
    }
    answer(
      response,
      200,
      { socketToken: grant.socketToken },
      { 'Set-Cookie': `${cookieName}=${grant.cookie}; HttpOnly; SameSite=Strict; Path=/` },
    )
  }

  const renew = (body: Record<string, unknown>, request: IncomingMessage, response: ServerResponse): void => {
    if (Object.keys(body).length > 0) return answer(response, 400)
    const cookie = cookieOf(request, cookieName)
    const socketToken = cookie === undefined ? undefined : session.renew(cookie)
    if (socketToken) return answer(response, 200, { socketToken }, forgetPages)
    answer(response, 401, undefined, forgetPages)
    if (cookie !== undefined) countBadToken(cookie)
  }

  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = request.url === '/session' ? exchange : request.url === '/session/renew' ? renew : undefined
    if (!route) return answer(response, 404)
    const read = await readJsonObject(request)
    if ('body' in read) return route(read.body, request, response)
    // The rest of the body is not waited for.
    response.once('finish', () => request.destroy())
    answer(response, read.status, undefined, { Connection: 'close' })
  }

  const get = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const found = await options.files.respond(request.url ?? '', { socketOrigin: `ws://${address.host}` })
    if (!found) return answer(response, 404)
    response.writeHead(200, { ...found.headers, 'Content-Length': found.body.length }).end(found.body)
  }

  server.on('connection', (socket) => {
    if (!options.peerIsSameUser(socket)) socket.destroy()
  })
  server.on('request', (request, response) => {
    const refused = guardRequest(request, address)
    if (refused) return answer(response, refused.status, undefined, { Connection: 'close' })
    const answered = request.method === 'GET' ? get(request, response) : post(request, response)
    // A file that vanished, or a client that went away in the middle of its request.
    answered.catch(() => (response.headersSent ? response.destroy() : answer(response, 500)))
  })
  server.on('upgrade', (request, socket, head) => {
    const refused = guardUpgrade(request, address)
    if (refused) return endWithStatus(socket, refused.status)
    const cookie = cookieOf(request, cookieName)
    const socketToken = socketTokenOf(request, socketProtocol)
    if (session.accepts(cookie, socketToken)) return options.sockets.upgrade(request, socket, head)
    endWithStatus(socket, 401)
    countBadToken(cookie)
  })
  server.on('connect', (_request, socket) => endWithStatus(socket, 405))
  server.on('checkContinue', (_request, response) =>
    answer(response, 417, undefined, { Connection: 'close' }),
  )
  server.on('checkExpectation', (_request, response) =>
    answer(response, 417, undefined, { Connection: 'close' }),
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    endWithStatus(socket, statusOf(error.code)),
  )

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('The loopback server has no port')
  address.host = `${name}:${bound.port}`
  address.origin = `http://${address.host}`

  return { address: `${address.origin}/#token=${session.oneTimeToken}`, port: bound.port, close: end }
}

const statusOf = (code: string | undefined): number => {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
