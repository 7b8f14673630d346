import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { startTestServer, type Answer, type Question, type TestServer } from './server.test-support.ts'
import { socketCloseCode } from './sockets.ts'

const start = async (): Promise<TestServer> => {
  const server = await startTestServer()
  onTestFinished(server.stop)
  return server
}

const receive = async (socket: WebSocket): Promise<string | Buffer> => {
  const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean]
  return isBinary ? data : data.toString()
}

const wrongToken = '0'.repeat(64)

type Grant = { cookie: string; socketToken: string }
type Row = [name: string, expected: number, ask: (server: TestServer, grant: Grant) => Promise<Answer>]

const withHeaders =
  (headers: (server: TestServer, grant: Grant) => Question['headers']): Row[2] =>
  (server, grant) =>
    server.askForSocket(grant, headers(server, grant))

describe('asking for a socket', () => {
  const rows: Row[] = [
    ['cookie and socket token', 101, (server, grant) => server.askForSocket(grant)],
    ['with site same-origin', 101, withHeaders(() => ({ 'Sec-Fetch-Site': 'same-origin' }))],
    ['without a cookie', 401, (server, { socketToken }) => server.askForSocket({ socketToken })],
    ['with the cookie only', 401, (server, { cookie }) => server.askForSocket({ cookie })],
    [
      'with a wrong socket token',
      401,
      (server, { cookie }) => server.askForSocket({ cookie, socketToken: wrongToken }),
    ],
    [
      'with the one-time token',
      401,
      (server, { cookie }) => server.askForSocket({ cookie, socketToken: server.oneTimeToken }),
    ],
    [
      'with the cookie as token',
      401,
      (server, { cookie }) => server.askForSocket({ cookie, socketToken: cookie.split('=')[1] ?? '' }),
    ],
    ['with no subprotocol', 401, withHeaders(() => ({ 'Sec-WebSocket-Protocol': undefined }))],
    [
      'with the token alone as subprotocol',
      401,
      withHeaders((_server, grant) => ({ 'Sec-WebSocket-Protocol': grant.socketToken })),
    ],
    [
      'with another subprotocol',
      401,
      withHeaders((_server, grant) => ({ 'Sec-WebSocket-Protocol': `chat, ${grant.socketToken}` })),
    ],
    [
      'with three subprotocols',
      401,
      withHeaders((_server, grant) => ({
        'Sec-WebSocket-Protocol': `perisai, ${grant.socketToken}, chat`,
      })),
    ],
    ['with no origin', 403, withHeaders(() => ({ Origin: undefined }))],
    ['with a foreign origin', 403, withHeaders(() => ({ Origin: 'http://example.com' }))],
    ['with origin null', 403, withHeaders(() => ({ Origin: 'null' }))],
    [
      'from another local server',
      403,
      withHeaders((server) => ({ Origin: `http://localhost:${server.port}` })),
    ],
    ['with site cross-site', 403, withHeaders(() => ({ 'Sec-Fetch-Site': 'cross-site' }))],
    ['with site none', 403, withHeaders(() => ({ 'Sec-Fetch-Site': 'none' }))],
    ['at a foreign host', 403, withHeaders((server) => ({ Host: `127.0.0.1:${server.port}` }))],
    ['for another protocol', 400, withHeaders(() => ({ Upgrade: 'h2c' }))],
    ['with a broken key', 400, withHeaders(() => ({ 'Sec-WebSocket-Key': 'short' }))],
    ['with an old version', 400, withHeaders(() => ({ 'Sec-WebSocket-Version': '7' }))],
    [
      'on another path',
      404,
      (server, grant) =>
        server.ask({
          path: '/',
          headers: {
            Origin: server.origin,
            Connection: 'Upgrade',
            Upgrade: 'websocket',
            Cookie: grant.cookie,
          },
        }),
    ],
    [
      'with the tokens in the query',
      404,
      (server, grant) =>
        server.ask({
          path: `/socket?token=${grant.socketToken}`,
          headers: {
            Origin: server.origin,
            Connection: 'Upgrade',
            Upgrade: 'websocket',
            Cookie: grant.cookie,
          },
        }),
    ],
    [
      'by POST',
      404,
      (server, grant) =>
        server.ask({
          method: 'POST',
          path: '/socket',
          headers: {
            Origin: server.origin,
            Connection: 'Upgrade',
            Upgrade: 'websocket',
            Cookie: grant.cookie,
          },
        }),
    ],
  ]

  test.each(rows)('%s → %i', async (_name, expected, ask) => {
    const server = await start()
    const grant = await server.logIn()
    const answer = await ask(server, grant)
    expect(answer.status).toBe(expected)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    if (expected === 101) {
      expect(answer.headers.get('sec-websocket-protocol')).toBe('perisai')
      expect(answer.headers.has('sec-websocket-extensions')).toBe(false)
    } else {
      expect(server.received).toEqual([])
    }
  })

  test('before anybody logged in there is nothing to guess right', async () => {
    const server = await start()
    expect((await server.askForSocket({ cookie: 'perisai-00000000=', socketToken: '' })).status).toBe(401)
  })

  test('compression is not offered to a client that wants it', async () => {
    const server = await start()
    const answer = await server.askForSocket(await server.logIn(), {
      'Sec-WebSocket-Extensions': 'permessage-deflate',
    })
    expect(answer.headers.has('sec-websocket-extensions')).toBe(false)
  })
})

describe('an open socket', () => {
  test('carries text and bytes both ways, unchanged', async () => {
    const server = await start()
    const socket = await server.openSocket(await server.logIn())
    socket.send('{"id":"1","teks":"Kotawaringin é"}')
    expect(await receive(socket)).toBe('{"id":"1","teks":"Kotawaringin é"}')
    const scan = Buffer.alloc(25 * 1024 * 1024, 7)
    socket.send(scan)
    expect(scan.equals((await receive(socket)) as Buffer)).toBe(true)
  })

  test('has a connection of its own, and the service hears of its end', async () => {
    const server = await start()
    const grant = await server.logIn()
    const first = await server.openSocket(grant)
    const second = await server.openSocket(grant)
    second.send('b')
    expect(await receive(second)).toBe('b')
    first.close()
    await once(first, 'close')
    await expect
      .poll(() => server.received)
      .toEqual([
        { type: 'open', connection: 1 },
        { type: 'open', connection: 2 },
        { type: 'data', connection: 2, data: 'b' },
        { type: 'close', connection: 1 },
      ])
  })

  test('a message over 64 MB ends the connection', async () => {
    const server = await start()
    const socket = await server.openSocket(await server.logIn())
    socket.on('error', () => {})
    socket.send(Buffer.alloc(64 * 1024 * 1024 + 1))
    const [code] = (await once(socket, 'close')) as [number]
    expect([1006, 1009]).toContain(code)
    await expect.poll(() => server.received.map(({ type }) => type)).toEqual(['open', 'close'])
  })

  test.each(['locked', 'crashed', 'stopped'] as const)(
    'is closed with its code when the service has %s',
    async (end) => {
      const server = await start()
      const grant = await server.logIn()
      const socket = await server.openSocket(grant)
      const closed = once(socket, 'close')
      server.endService(end)
      expect((await closed)[0]).toBe(socketCloseCode[end])
      expect(server.received).toEqual([{ type: 'open', connection: 1 }])
      const next = await server.openSocket(grant)
      next.send('again')
      expect(await receive(next)).toBe('again')
    },
  )

  test('is closed at once while there is no service to be had', async () => {
    const server = await start()
    const grant = await server.logIn()
    server.state.available = false
    const socket = await server.openSocket(grant)
    expect((await once(socket, 'close'))[0]).toBe(socketCloseCode.stopped)
    expect(server.received).toEqual([])
  })

  test('the seventeenth is refused', async () => {
    const server = await start()
    const grant = await server.logIn()
    for (let count = 1; count <= 16; count++) await server.openSocket(grant)
    expect((await server.askForSocket(grant)).status).toBe(503)
  })
})
