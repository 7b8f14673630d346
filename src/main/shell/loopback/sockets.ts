import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { responseHeaders } from '../response-headers.ts'
import type { Service, ServiceListener } from '../service-supervisor.ts'
import type { ServiceEnd } from '../wire.ts'
import { endWithStatus } from './raw-response.ts'

/** The subprotocol the server answers with, whatever else the page offers. */
export const socketProtocol = 'perisai'

/** Why a WebSocket was closed, for the page that held it. */
export const socketCloseCode = { locked: 4001, crashed: 4002, stopped: 4003 } as const satisfies Record<
  ServiceEnd,
  number
>

const goingAway = 1001
const largestMessage = 64 * 1024 * 1024
const mostConnections = 16

/** Carries bytes between the WebSockets of the page and the service, and knows nothing of their meaning. */
export type Sockets = ServiceListener & {
  /** Only for a request that every check let through. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

export const relaySockets = (service: () => Service): Sockets => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: () => socketProtocol,
  })
  const connections = new Map<number, WebSocket>()
  let lastConnection = 0

  server.on('headers', (headers) => {
    headers.push(...Object.entries(responseHeaders()).map(([name, value]) => `${name}: ${value}`))
  })
  server.on('wsClientError', (_error, socket) => endWithStatus(socket, 400))

  const accept = (socket: WebSocket): void => {
    if (!service().available) return socket.close(socketCloseCode.stopped)
    const connection = ++lastConnection
    connections.set(connection, socket)
    service().send({ type: 'open', connection })
    socket.on('message', (data: Buffer, isBinary) => {
      if (!connections.has(connection)) return
      service().send({ type: 'data', connection, data: isBinary ? data : data.toString('utf8') })
    })
    // The close event follows and does what is to be done.
    socket.on('error', () => {})
    socket.on('close', () => {
      if (connections.delete(connection)) service().send({ type: 'close', connection })
    })
  }

  const closeAll = (code: number): void => {
    const open = [...connections.values()]
    connections.clear()
    for (const socket of open) socket.close(code)
  }

  return {
    upgrade(request, socket, head) {
      if (connections.size >= mostConnections) return endWithStatus(socket, 503)
      server.handleUpgrade(request, socket, head, accept)
    },
    message(message) {
      if (message.type !== 'data' && message.type !== 'close') return
      const socket = connections.get(message.connection)
      if (message.type === 'data') socket?.send(message.data, { binary: typeof message.data !== 'string' })
      else socket?.close()
    },
    ended: (end) => closeAll(socketCloseCode[end]),
    close: () => closeAll(goingAway),
  }
}
