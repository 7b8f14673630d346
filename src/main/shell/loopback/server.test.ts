import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { responseHeaders } from '../response-headers.ts'
import {
  parseAnswer,
  sendRaw,
  startTestServer,
  type Question,
  type TestServer,
} from './server.test-support.ts'

const start = async (options: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> => {
  const server = await startTestServer(options)
  onTestFinished(server.stop)
  return server
}

const wrongToken = '0'.repeat(64)

describe('requests to one running server', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startTestServer()
  })

  afterAll(() => server.stop())

  type Row = [name: string, expected: number, question: (server: TestServer) => Question]
  const json = JSON.stringify({ token: wrongToken })
  const postTo =
    (path: string, body: string, headers: (server: TestServer) => Question['headers']) =>
    (at: TestServer) => ({
      method: 'POST',
      path,
      body,
      headers: { Origin: at.origin, 'Content-Type': 'application/json', ...headers(at) },
    })

  const reads: Row[] = [
    ['the page, typed by hand', 200, () => ({ headers: { 'Sec-Fetch-Site': 'none' } })],
    ['the page, reloaded by itself', 200, () => ({})],
    ['a script of the page', 200, () => ({ path: '/assets/index-abc.js' })],
    [
      'a script, as a module asks for it',
      200,
      (at) => ({ path: '/assets/index-abc.js', headers: { Origin: at.origin } }),
    ],
    [
      'a script, typed by hand',
      403,
      () => ({ path: '/assets/index-abc.js', headers: { 'Sec-Fetch-Site': 'none' } }),
    ],
    [
      'a script, from a foreign page',
      403,
      (at) => ({ path: '/assets/index-abc.js', headers: { Origin: `${at.origin}0` } }),
    ],
    ['the page, from a cross-site link', 403, () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['the page, from another local server', 403, () => ({ headers: { 'Sec-Fetch-Site': 'same-site' } })],
    ['the page, by a client that is no browser', 403, () => ({ headers: { 'Sec-Fetch-Site': undefined } })],
    ['the page, site in capitals', 403, () => ({ headers: { 'Sec-Fetch-Site': 'Same-Origin' } })],
    [
      'the page, site given twice',
      403,
      () => ({ headers: { 'Sec-Fetch-Site': ['same-origin', 'cross-site'] } }),
    ],
    ['a path that is not there', 404, () => ({ path: '/favicon.ico' })],
    ['the page with the token as a query', 404, (at) => ({ path: `/?token=${at.oneTimeToken}` })],
    [
      'a query typed by hand',
      403,
      (at) => ({ path: `/?token=${at.oneTimeToken}`, headers: { 'Sec-Fetch-Site': 'none' } }),
    ],
    ['the session by GET', 404, (at) => ({ path: '/session', headers: { Origin: at.origin } })],
    ['the socket without an upgrade', 404, () => ({ path: '/socket' })],
  ]

  const hosts: Row[] = [
    ['no host', 403, () => ({ headers: { Host: undefined } })],
    ['an empty host', 403, () => ({ headers: { Host: '' } })],
    ['two hosts', 403, (at) => ({ headers: { Host: [at.host, at.host] } })],
    ['127.0.0.1', 403, (at) => ({ headers: { Host: `127.0.0.1:${at.port}` } })],
    ['localhost', 403, (at) => ({ headers: { Host: `localhost:${at.port}` } })],
    ['[::1]', 403, (at) => ({ headers: { Host: `[::1]:${at.port}` } })],
    [
      'a name rebound to this machine',
      403,
      (at) => ({ headers: { Host: `rebound.example.com:${at.port}` } }),
    ],
    [
      'our name under a foreign one',
      403,
      (at) => ({ headers: { Host: `${at.host.split(':')[0]}.example.com:${at.port}` } }),
    ],
    ['a name under ours', 403, (at) => ({ headers: { Host: `a.${at.host}` } })],
    ['our name in capitals', 403, (at) => ({ headers: { Host: at.host.toUpperCase() } })],
    ['our name with a closing dot', 403, (at) => ({ headers: { Host: at.host.replace(':', '.:') } })],
    ['our name without the port', 403, (at) => ({ headers: { Host: at.host.split(':')[0] } })],
    ['our name with another port', 403, (at) => ({ headers: { Host: at.host.replace(/:\d+$/, ':80') } })],
    ['a user before our name', 403, (at) => ({ headers: { Host: `user@${at.host}` } })],
  ]

  const methods: Row[] = [
    ['OPTIONS', 403, (at) => ({ method: 'OPTIONS', headers: { Origin: at.origin } })],
    [
      'OPTIONS as a preflight',
      403,
      (at) => ({
        method: 'OPTIONS',
        path: '/session',
        headers: {
          Origin: at.origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Private-Network': 'true',
        },
      }),
    ],
    ...['HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'].map((method): Row => [
      method,
      405,
      () => ({ method }),
    ]),
    [
      'CONNECT',
      405,
      (at) => ({ method: 'CONNECT', path: 'example.com:443', headers: { Origin: at.origin } }),
    ],
    ['an unknown method', 400, () => ({ method: 'STEAL' })],
    ['POST to a file', 404, postTo('/', '{}', () => ({}))],
    ['POST with a body announced only', 417, postTo('/session', json, () => ({ Expect: '100-continue' }))],
  ]

  const posts: Row[] = [
    ['no origin', 403, postTo('/session', json, () => ({ Origin: undefined }))],
    ['origin null', 403, postTo('/session', json, () => ({ Origin: 'null' }))],
    ['a foreign origin', 403, postTo('/session', json, () => ({ Origin: 'http://example.com' }))],
    [
      'our origin with another scheme',
      403,
      postTo('/session', json, (at) => ({ Origin: `https://${at.host}` })),
    ],
    [
      'our origin with another port',
      403,
      postTo('/session', json, (at) => ({ Origin: at.origin.replace(/:\d+$/, ':80') })),
    ],
    ['two origins', 403, postTo('/session', json, (at) => ({ Origin: [at.origin, at.origin] }))],
    ['site none', 403, postTo('/session', json, () => ({ 'Sec-Fetch-Site': 'none' }))],
    ['site cross-site', 403, postTo('/session', json, () => ({ 'Sec-Fetch-Site': 'cross-site' }))],
    ['site same-site', 403, postTo('/session', json, () => ({ 'Sec-Fetch-Site': 'same-site' }))],
    ['no site', 403, postTo('/session', json, () => ({ 'Sec-Fetch-Site': undefined }))],
    [
      'a form',
      415,
      postTo('/session', 'token=1', () => ({ 'Content-Type': 'application/x-www-form-urlencoded' })),
    ],
    [
      'a multipart form',
      415,
      postTo('/session', json, () => ({ 'Content-Type': 'multipart/form-data; boundary=a' })),
    ],
    ['JSON as text', 415, postTo('/session', json, () => ({ 'Content-Type': 'text/plain' }))],
    [
      'JSON behind another type',
      415,
      postTo('/session', json, () => ({ 'Content-Type': 'text/plain; application/json' })),
    ],
    ['no type', 415, postTo('/session', json, () => ({ 'Content-Type': undefined }))],
    ['broken JSON', 400, postTo('/session', '{"token":', () => ({}))],
    ['a list', 400, postTo('/session', '[]', () => ({}))],
    ['null', 400, postTo('/session', 'null', () => ({}))],
    ['no token', 400, postTo('/session', '{}', () => ({}))],
    ['a token that is no text', 400, postTo('/session', '{"token":{"length":64}}', () => ({}))],
    ['a key too many', 400, postTo('/session', `{"token":"${wrongToken}","admin":true}`, () => ({}))],
    ['a prototype', 400, postTo('/session', `{"token":"${wrongToken}","__proto__":{}}`, () => ({}))],
    ['a large body, announced only', 413, postTo('/session', '', () => ({ 'Content-Length': '200000' }))],
    [
      'a large body in a chunk without an end',
      413,
      postTo('/session', `7d0\r\n${'a'.repeat(2_000)}\r\n`, () => ({
        'Content-Length': undefined,
        'Transfer-Encoding': 'chunked',
      })),
    ],
    ['a large body', 413, postTo('/session', JSON.stringify({ token: 'a'.repeat(2_000) }), () => ({}))],
    ['two lengths', 400, postTo('/session', json, () => ({ 'Content-Length': ['2', '3'] }))],
    ['a length and chunks', 400, postTo('/session', json, () => ({ 'Transfer-Encoding': 'chunked' }))],
    ['a renewal without a cookie', 401, postTo('/session/renew', '{}', () => ({}))],
    ['a renewal with content', 400, postTo('/session/renew', json, () => ({}))],
  ]

  const traversals = [
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%252e%252e/package.json',
    '/..\\package.json',
    '/..%5cpackage.json',
    '//etc/passwd',
    '/assets//index-abc.js',
    '/assets/./index-abc.js',
    '/assets/',
    '/assets',
    '/index.html',
    '/INDEX.HTML',
    '/assets/index-abc.js%00.html',
    '/assets/index-abc.js.',
    '/assets/index-abc.js::$DATA',
    '/__proto__',
    '/constructor',
    '*',
    'file:///etc/passwd',
    'http://example.com/',
  ].map((path): Row => [path, 404, () => ({ path })])

  test.each([...reads, ...hosts, ...methods, ...posts, ...traversals])(
    '%s → %i',
    async (_name, expected, question) => {
      expect((await server.ask(question(server))).status).toBe(expected)
    },
  )

  test.each([
    ['a NUL in the path', 'GET /assets/\0 HTTP/1.1\r\n', 400],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: a\n\n', 400],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused before it is read', async (_name, text, expected) => {
    const answer = await sendRaw(server.port, text)
    server.answers.push(answer)
    expect(answer.status).toBe(expected)
  })

  test('each load of the page has a fresh nonce and may connect to this host alone', async () => {
    const policies = await Promise.all([server.ask(), server.ask()])
    const nonces = policies.map(({ headers, body }) => {
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? ''
      expect(policy).toContain(`connect-src 'self' ws://${server.host};`)
      expect(body).toContain(`content="${nonce}"`)
      return nonce
    })
    expect(new Set(nonces).size).toBe(2)
  })

  test('every answer so far carries the headers, none a CORS header, and no refusal a text', () => {
    expect(server.answers.length).toBeGreaterThan(80)
    for (const { status, headers, body } of server.answers) {
      const names = [...headers.keys()]
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(names).toEqual(
        expect.arrayContaining(Object.keys(responseHeaders()).map((name) => name.toLowerCase())),
      )
      expect(headers.get('cache-control')).toBe('no-store')
      if (status >= 400) expect(body).toBe('')
    }
  })

  test('nothing of the above counted as a guess', () => {
    expect(server.state.attacked).toBe(false)
  })
})

describe('the connection', () => {
  test('a program of another user gets no answer', async () => {
    const server = await start({ peerIsSameUser: () => false })
    expect((await server.ask()).status).toBe(0)
  })

  test.each([
    ['a header that never ends', 'GET / HTTP/1.1\r\nHost: a\r\n'],
    ['a body that never comes', 'POST /session HTTP/1.1\r\nContent-Length: 50\r\n'],
  ])('%s is given up', async (_name, beginning) => {
    const server = await start({ patienceMs: 300 })
    const whole = beginning.startsWith('POST')
      ? `${beginning}Host: ${server.host}\r\nOrigin: ${server.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n\r\n`
      : beginning
    const started = performance.now()
    const answer = await sendRaw(server.port, whole)
    expect(answer.status).toBe(408)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a header that trickles in is given up all the same', async () => {
    const server = await start({ patienceMs: 300 })
    const answer = await new Promise<string>((resolve) => {
      let received = ''
      const socket = connect(server.port, '127.0.0.1')
      const trickle = setInterval(() => socket.write('a'), 50)
      socket.write('GET / HTTP/1.1\r\nX-Slow: ')
      socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(trickle)
        resolve(received)
      })
    })
    expect(parseAnswer(answer).status).toBe(408)
  })

  test('the server listens on the loopback address of IPv4 alone', async () => {
    const server = await start()
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, '::1')
      socket.on('connect', () => resolve(true))
      socket.on('error', () => resolve(false))
    })
    expect(reached).toBe(false)
  })
})
