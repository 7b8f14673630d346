import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { responseHeaders } from '../response-headers.ts'

/** Answers and ends a connection that Node gives no response object for: refused upgrades and unreadable requests. */
export const endWithStatus = (socket: Duplex, status: number): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const headers = { ...responseHeaders(), Connection: 'close', 'Content-Length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`, () =>
    socket.destroy(),
  )
}
