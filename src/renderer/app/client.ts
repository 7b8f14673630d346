/** The only file that knows how bytes reach the service. Screens use `client`, `orpc` and `connectionStore`. */
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as MessagePortLink } from '@orpc/client/message-port'
import { RPCLink as WebSocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '#shared/contract.ts'
import { askOfficer, dropQuestions, questionIn } from './questions.ts'
import { createStore } from './store.ts'

/**
 * locked: the service ended itself · crashed: it died · stopped: it will not start again
 * gone: the shell does not answer · notAdmitted: this page was not opened by the program
 */
export type EndReason = 'locked' | 'crashed' | 'stopped' | 'gone' | 'notAdmitted'
export type Connection = { state: 'connecting' } | { state: 'open' } | { state: 'ended'; reason: EndReason }

export const connectionStore = createStore<Connection>({ state: 'connecting' })

/** A call that had no service to go to. Screens stay quiet about it: the cover over them says what happened. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded'
}

type Link = ClientLink<ClientContext>

let waiting = Promise.withResolvers<Link>()
waiting.promise.catch(() => {})

const opened = (link: Link): void => {
  waiting.resolve(link)
  connectionStore.set({ state: 'open' })
}

const ended = (reason: EndReason): void => {
  waiting.reject(new ConnectionEnded(reason))
  waiting = Promise.withResolvers<Link>()
  waiting.reject(new ConnectionEnded(reason))
  waiting.promise.catch(() => {})
  connectionStore.set({ state: 'ended', reason })
  dropQuestions()
}

/** One client for the life of the page; the link behind it is changed with every new connection. */
const changingLink: Link = {
  call: async (path, input, options) => {
    const link = await waiting.promise
    try {
      return await callUntilAnswered(link, path, input, options)
    } catch (error) {
      if (connectionStore.get().state === 'open') throw error
      throw new ConnectionEnded('lost', { cause: error })
    }
  },
}

/**
 * The service may ask for a password before it does what it was told: then the officer is asked, and the same call is
 * made again. Where he lets it be, the refusal goes to whoever called.
 */
const callUntilAnswered: Link['call'] extends (...args: infer Args) => infer Answer
  ? (link: Link, ...args: Args) => Answer
  : never = async (link, path, input, options) => {
  for (;;) {
    try {
      return await link.call(path, input, options)
    } catch (error) {
      const question = questionIn(error, path)
      if (!question || !(await askOfficer(question))) throw error
    }
  }
}

export type Client = ContractRouterClient<typeof contract>
export const client: Client = createORPCClient(changingLink)
export const orpc = createTanstackQueryUtils(client)

/** Opens a connection to a service; the shell starts a new service where there is none. */
export const connect = async (): Promise<void> => {
  if (connectionStore.get().state === 'ended') {
    waiting = Promise.withResolvers<Link>()
    waiting.promise.catch(() => {})
  }
  connectionStore.set({ state: 'connecting' })
  await (window.location.protocol === 'app:' ? connectPort() : connectSocket())
}

const connectPort = async (): Promise<void> => {
  const { port1, port2 } = new MessageChannel()
  let over = false
  const end = (reason: EndReason): void => {
    if (over) return
    over = true
    window.removeEventListener('message', onMessage)
    port1.close()
    ended(reason)
  }
  const onMessage = (event: MessageEvent): void => {
    if (event.source !== window) return
    const reason = serviceEndReason(event.data)
    if (reason) end(reason)
  }
  window.addEventListener('message', onMessage)
  // The word why the service ended comes by another way and may come a moment later.
  port1.addEventListener('close', () => window.setTimeout(() => end('crashed'), 250))
  const link = new MessagePortLink({ port: port1 })
  port1.start()
  window.postMessage('perisai:port', '*', [port2])
  opened(link)
}

const serviceEndReason = (data: unknown): EndReason | undefined => {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('reason' in data)) return undefined
  if (data.type !== 'perisai:service-ended') return undefined
  const { reason } = data
  return reason === 'locked' || reason === 'crashed' || reason === 'stopped' ? reason : undefined
}

const closeReasons: Readonly<Record<number, EndReason>> = { 4001: 'locked', 4002: 'crashed', 4003: 'stopped' }

const connectSocket = async (): Promise<void> => {
  const admitted = await socketToken()
  if ('refused' in admitted) {
    ended(admitted.refused)
    return
  }
  const socket = new WebSocket(`ws://${window.location.host}/socket`, ['perisai', admitted.token])
  socket.binaryType = 'arraybuffer'
  const link = new WebSocketLink({ websocket: socket })
  const settled = Promise.withResolvers<void>()
  socket.addEventListener('open', () => {
    opened(link)
    settled.resolve()
  })
  socket.addEventListener('close', ({ code }) => {
    ended(closeReasons[code] ?? 'gone')
    settled.resolve()
  })
  await settled.promise
}

/** The token stands in the address once and is taken out before the router reads it. */
const takeTokenFromAddress = (): string | undefined => {
  const found = /^#token=([0-9a-f]{64})$/.exec(window.location.hash)
  if (!found) return undefined
  window.history.replaceState(null, '', window.location.pathname)
  return found[1]
}

const socketToken = async (): Promise<{ token: string } | { refused: EndReason }> => {
  const token = takeTokenFromAddress()
  try {
    const fresh = token === undefined ? undefined : await exchange('/session', { token })
    // A link that was already used is no harm to somebody who is let in by the cookie.
    return fresh && 'token' in fresh ? fresh : await exchange('/session/renew', {})
  } catch {
    return { refused: 'gone' }
  }
}

const exchange = async (path: string, body: object): Promise<{ token: string } | { refused: EndReason }> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) return { refused: 'notAdmitted' }
  const answer: unknown = await response.json()
  const hasToken = typeof answer === 'object' && answer !== null && 'socketToken' in answer
  return hasToken && typeof answer.socketToken === 'string'
    ? { token: answer.socketToken }
    : { refused: 'notAdmitted' }
}
