import type { Question, TestServer } from '../../src/main/shell/loopback/server.test-support.ts'

/** A request that must not get anywhere. `status` is what it is refused with; 0 is a connection that ends without a word. */
export type AttackCase = {
  what: string
  status: number
  ask: (server: TestServer) => Promise<{ status: number }>
}

const wrongToken = '0'.repeat(64)
const tokenJson = JSON.stringify({ token: wrongToken })

const get = (what: string, status: number, question: (server: TestServer) => Question): AttackCase => ({
  what,
  status,
  ask: (server) => server.ask(question(server)),
})

const headers = (what: string, status: number, changed: (server: TestServer) => Question['headers']) =>
  get(what, status, (server) => ({ headers: changed(server) ?? {} }))

const post = (
  what: string,
  status: number,
  body: string,
  changed: (server: TestServer) => Question['headers'] = () => ({}),
): AttackCase => ({ what, status, ask: (server) => server.post('/session', body, changed(server)) })

type Grant = { cookie: string; socketToken: string }

const socket = (
  what: string,
  status: number,
  offered: (grant: Grant) => Partial<Grant>,
  changed: (server: TestServer) => Question['headers'] = () => ({}),
): AttackCase => ({
  what,
  status,
  ask: async (server) => {
    const grant = await server.logIn()
    return server.askForSocket(offered(grant), changed(server))
  },
})

const whole = (grant: Grant): Grant => grant
const port = (origin: string, other: string): string => origin.replace(/:\d+$/, other)

const hosts: readonly AttackCase[] = [
  headers('no host', 403, () => ({ Host: undefined })),
  headers('two hosts', 403, ({ host }) => ({ Host: [host, host] })),
  headers('the address instead of the name', 403, (server) => ({ Host: `127.0.0.1:${server.port}` })),
  headers('localhost', 403, (server) => ({ Host: `localhost:${server.port}` })),
  headers('the address of IPv6', 403, (server) => ({ Host: `[::1]:${server.port}` })),
  headers('a foreign host', 403, () => ({ Host: 'contoh.invalid' })),
  headers('a name bound anew to this machine', 403, (server) => ({
    Host: `a.contoh.invalid:${server.port}`,
  })),
  headers('our name below a foreign one', 403, ({ host }) => ({
    Host: host.replace(':', '.contoh.invalid:'),
  })),
  headers('a name below ours', 403, ({ host }) => ({ Host: `a.${host}` })),
  headers('our name with a closing dot', 403, ({ host }) => ({ Host: host.replace(':', '.:') })),
  headers('our name in capitals', 403, ({ host }) => ({ Host: host.toUpperCase() })),
  headers('another port of the same host', 403, ({ host }) => ({ Host: host.replace(/:\d+$/, ':80') })),
  headers('a user before our name', 403, ({ host }) => ({ Host: `user@${host}` })),
]

const sites: readonly AttackCase[] = [
  headers('the page from a foreign page', 403, () => ({ 'Sec-Fetch-Site': 'cross-site' })),
  headers('the page from another local server', 403, () => ({ 'Sec-Fetch-Site': 'same-site' })),
  headers('the page without a word where from', 403, () => ({ 'Sec-Fetch-Site': undefined })),
  headers('a site said twice', 403, () => ({ 'Sec-Fetch-Site': ['same-origin', 'cross-site'] })),
  get('a script, typed by hand', 403, () => ({
    path: '/assets/index-abc.js',
    headers: { 'Sec-Fetch-Site': 'none' },
  })),
  headers('a foreign origin on a page', 403, () => ({ Origin: 'http://contoh.invalid' })),
]

const methods: readonly AttackCase[] = [
  get('OPTIONS', 403, ({ origin }) => ({ method: 'OPTIONS', headers: { Origin: origin } })),
  get('a preflight for a private network', 403, ({ origin }) => ({
    method: 'OPTIONS',
    path: '/session',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Private-Network': 'true',
    },
  })),
  ...['HEAD', 'PUT', 'DELETE', 'TRACE'].map((method) => get(method, 405, () => ({ method }))),
  get('CONNECT', 405, () => ({ method: 'CONNECT', path: 'contoh.invalid:443' })),
]

const posts: readonly AttackCase[] = [
  post('no origin', 403, tokenJson, () => ({ Origin: undefined })),
  post('origin null', 403, tokenJson, () => ({ Origin: 'null' })),
  post('a foreign origin', 403, tokenJson, () => ({ Origin: 'http://contoh.invalid' })),
  post('our origin on another port', 403, tokenJson, ({ origin }) => ({ Origin: port(origin, ':80') })),
  post('our origin with another scheme', 403, tokenJson, ({ host }) => ({ Origin: `https://${host}` })),
  post('two origins', 403, tokenJson, ({ origin }) => ({ Origin: [origin, origin] })),
  ...['none', 'cross-site', 'same-site'].map((site) =>
    post(`site ${site}`, 403, tokenJson, () => ({ 'Sec-Fetch-Site': site })),
  ),
  post('no site', 403, tokenJson, () => ({ 'Sec-Fetch-Site': undefined })),
  post('a form', 415, `token=${wrongToken}`, () => ({ 'Content-Type': 'application/x-www-form-urlencoded' })),
  post('a form in parts', 415, tokenJson, () => ({ 'Content-Type': 'multipart/form-data; boundary=a' })),
  post('JSON as plain text', 415, tokenJson, () => ({ 'Content-Type': 'text/plain' })),
  post('a token in pieces of an object', 400, '{"token":{"length":64}}'),
  post('a prototype', 400, `{"token":"${wrongToken}","__proto__":{"isAdmin":true}}`),
  post('a body too large', 413, JSON.stringify({ token: 'a'.repeat(2_000) })),
  post('two lengths', 400, tokenJson, () => ({ 'Content-Length': ['2', '3'] })),
  post('a length and chunks', 400, tokenJson, () => ({ 'Transfer-Encoding': 'chunked' })),
]

const tokens: readonly AttackCase[] = [
  post('a guessed token', 401, tokenJson),
  {
    what: 'the one-time token a second time',
    status: 401,
    ask: async (server) => {
      await server.logIn()
      return server.post('/session', JSON.stringify({ token: server.oneTimeToken }))
    },
  },
  {
    what: 'the one-time token after its minute',
    status: 401,
    ask: (server) => {
      server.clock.now += 60_000
      return server.post('/session', JSON.stringify({ token: server.oneTimeToken }))
    },
  },
  get('the token in the query', 404, ({ oneTimeToken }) => ({ path: `/?token=${oneTimeToken}` })),
  socket('a socket with neither', 401, () => ({})),
  socket('a socket with the cookie only', 401, ({ cookie }) => ({ cookie })),
  socket('a socket with the token only', 401, ({ socketToken }) => ({ socketToken })),
  socket('a socket with a guessed token', 401, ({ cookie }) => ({ cookie, socketToken: wrongToken })),
  socket('a socket with a guessed cookie', 401, ({ cookie, socketToken }) => ({
    cookie: `${cookie.split('=')[0]}=${wrongToken}`,
    socketToken,
  })),
  {
    what: 'a socket with the token of before a reload',
    status: 401,
    ask: async (server) => {
      const grant = await server.logIn()
      await server.post('/session/renew', '{}', { Cookie: grant.cookie })
      return server.askForSocket(grant)
    },
  },
  {
    what: 'a reload without the cookie',
    status: 401,
    ask: (server) => server.post('/session/renew', '{}'),
  },
  socket('a socket from a foreign origin', 403, whole, () => ({ Origin: 'http://contoh.invalid' })),
  socket('a socket without an origin', 403, whole, () => ({ Origin: undefined })),
  socket('a socket from another local server', 403, whole, () => ({ 'Sec-Fetch-Site': 'same-site' })),
  socket('a socket under a foreign host', 403, whole, () => ({ Host: 'contoh.invalid' })),
]

const paths: readonly AttackCase[] = [
  '/../package.json',
  '/%2e%2e/package.json',
  '/..\\package.json',
  '//etc/passwd',
  '/assets/index-abc.js%00.html',
  '/__proto__',
].map((path) => get(`the path ${path}`, 404, () => ({ path })))

/** Requests to a running server, each to one of its own. What needs a server that is slow, full or of another user follows. */
export const requestCases: readonly AttackCase[] = [
  ...hosts,
  ...sites,
  ...methods,
  ...posts,
  ...tokens,
  ...paths,
]
