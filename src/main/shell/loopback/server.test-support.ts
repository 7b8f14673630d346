import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { openRendererFiles } from '../renderer-files.ts'
import type { Service } from '../service-supervisor.ts'
import type { ServiceEnd, ToService } from '../wire.ts'
import { startLoopbackServer } from './server.ts'
import { relaySockets, type Sockets } from './sockets.ts'

export type Answer = { status: number; headers: Map<string, string>; body: string }

/** Everything but the request line may be replaced; `undefined` leaves a header out, a list sends it several times. */
export type Question = {
  method?: string
  path?: string
  headers?: Record<string, string | string[] | undefined>
  body?: string
}

const page = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__">'

export const parseAnswer = (text: string): Answer => {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: new Map(headers),
    body: rest.join('\r\n\r\n'),
  }
}

/** Sends bytes as they are and reads until the server ends the connection. Status 0: ended without an answer. */
export const sendRaw = (port: number, text: string): Promise<Answer> => {
  const answered = Promise.withResolvers<Answer>()
  let received = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'))
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
    // A granted upgrade stays open.
    if (received.startsWith('HTTP/1.1 101') && received.includes('\r\n\r\n')) socket.destroy()
  })
  socket.on('error', () => {})
  socket.on('close', () => answered.resolve(parseAnswer(received)))
  return answered.promise
}

const writeHeaders = (headers: Record<string, string | string[] | undefined>): string =>
  Object.entries(headers)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => `${name}: ${one}\r\n`),
    )
    .join('')

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** The real server with a service that sends everything back. */
export const startTestServer = async (
  options: { patienceMs?: number; peerIsSameUser?: (socket: Socket) => boolean } = {},
) => {
  const directory = mkdtempSync(join(tmpdir(), 'perisai-loopback-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), page)
  writeFileSync(join(directory, 'assets', 'index-abc.js'), 'export {}')

  const clock = { now: 1_000_000 }
  const state = { attacked: false, available: true }
  const received: ToService[] = []
  const service: Service = {
    get available() {
      return state.available
    },
    send(message) {
      received.push(message)
      if (message.type === 'data') sockets.message(message)
    },
    lock: () => {},
    stop: () => Promise.resolve(),
  }
  const sockets: Sockets = relaySockets(() => service)
  const server = await startLoopbackServer({
    files: openRendererFiles(directory),
    sockets,
    peerIsSameUser: options.peerIsSameUser ?? (() => true),
    onAttack: () => {
      state.attacked = true
    },
    now: () => clock.now,
    patienceMs: options.patienceMs ?? 5_000,
  })
  const { host, origin, hash } = new URL(server.address)
  const answers: Answer[] = []

  const ask = async ({ method = 'GET', path = '/', headers = {}, body }: Question = {}): Promise<Answer> => {
    const common = { Host: host, Connection: 'close', 'Sec-Fetch-Site': 'same-origin' }
    const ofBody = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const all = writeHeaders({ ...common, ...ofBody, ...headers })
    const answer = await sendRaw(server.port, `${method} ${path} HTTP/1.1\r\n${all}\r\n${body ?? ''}`)
    answers.push(answer)
    return answer
  }

  const post = (path: string, body: string, headers: Question['headers'] = {}): Promise<Answer> =>
    ask({
      method: 'POST',
      path,
      body,
      headers: { Origin: origin, 'Content-Type': 'application/json', ...headers },
    })

  /** What the page does first. */
  const logIn = async (): Promise<{ cookie: string; socketToken: string }> => {
    const answer = await post('/session', JSON.stringify({ token: hash.slice('#token='.length) }))
    const { socketToken } = JSON.parse(answer.body) as { socketToken: string }
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', socketToken }
  }

  const askForSocket = (
    grant: { cookie?: string; socketToken?: string },
    headers: Question['headers'] = {},
  ): Promise<Answer> =>
    ask({
      path: '/socket',
      headers: {
        Origin: origin,
        'Sec-Fetch-Site': undefined,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol':
          grant.socketToken === undefined ? 'perisai' : `perisai, ${grant.socketToken}`,
        Cookie: grant.cookie,
        ...headers,
      },
    })

  const openSocket = async (grant: { cookie: string; socketToken: string }): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket`, ['perisai', grant.socketToken], {
      headers: { Host: host, Cookie: grant.cookie },
      origin,
    })
    await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
    return socket
  }

  const stop = (): void => {
    server.close()
    rmSync(directory, { recursive: true })
  }

  return {
    port: server.port,
    host,
    origin,
    oneTimeToken: hash.slice('#token='.length),
    clock,
    state,
    received,
    answers,
    ask,
    post,
    logIn,
    askForSocket,
    openSocket,
    endService: (end: ServiceEnd) => sockets.ended(end),
    stop,
  }
}
