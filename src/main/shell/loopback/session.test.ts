import { describe, expect, onTestFinished, test } from 'vitest'
import { startTestServer, type TestServer } from './server.test-support.ts'

const start = async (): Promise<TestServer> => {
  const server = await startTestServer()
  onTestFinished(server.stop)
  return server
}

const wrongToken = '0'.repeat(64)

describe('the session', () => {
  test('the one-time token gives a cookie and a socket token', async () => {
    const server = await start()
    const answer = await server.post('/session', JSON.stringify({ token: server.oneTimeToken }))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      socketToken: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^perisai-[0-9a-f]{8}=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
  })

  test('the one-time token works once', async () => {
    const server = await start()
    await server.logIn()
    expect((await server.post('/session', JSON.stringify({ token: server.oneTimeToken }))).status).toBe(401)
  })

  test.each([
    [59_999, 200],
    [60_000, 401],
  ])('the one-time token after %i ms → %i', async (age, expected) => {
    const server = await start()
    server.clock.now += age
    expect((await server.post('/session', JSON.stringify({ token: server.oneTimeToken }))).status).toBe(
      expected,
    )
  })

  test('a reload renews the socket token with the cookie, and the old one is void', async () => {
    const server = await start()
    const grant = await server.logIn()
    const renewed = await server.post('/session/renew', '{}', { Cookie: grant.cookie })
    expect(renewed.status).toBe(200)
    expect(renewed.headers.get('clear-site-data')).toBe('"cache"')
    const { socketToken } = JSON.parse(renewed.body) as { socketToken: string }
    expect((await server.askForSocket(grant)).status).toBe(401)
    expect((await server.askForSocket({ ...grant, socketToken })).status).toBe(101)
  })

  test.each([
    ['a wrong value', (cookie: string) => cookie.replace(/=.*/, `=${wrongToken}`)],
    ['another name', (cookie: string) => cookie.replace(/^[^=]*/, 'perisai')],
    ['a value cut short', (cookie: string) => cookie.slice(0, -1)],
    ['the cookie twice', (cookie: string) => `${cookie}; ${cookie}`],
  ])('a renewal with %s is refused', async (_name, change) => {
    const server = await start()
    const { cookie } = await server.logIn()
    expect((await server.post('/session/renew', '{}', { Cookie: change(cookie) })).status).toBe(401)
  })

  test('two runs share neither host nor cookie name', async () => {
    const [first, second] = [await start(), await start()]
    const grants = [await first.logIn(), await second.logIn()]
    expect(first.host).toMatch(/^[0-9a-f]{32}\.localhost:\d+$/)
    expect(first.host).not.toBe(second.host)
    expect(new Set(grants.map(({ cookie }) => cookie.split('=')[0])).size).toBe(2)
  })

  test('the tenth wrong token ends the server', async () => {
    const server = await start()
    const guess = (): Promise<{ status: number }> =>
      server.post('/session', JSON.stringify({ token: wrongToken }))
    for (let count = 1; count < 10; count++) expect((await guess()).status).toBe(401)
    expect(server.state.attacked).toBe(false)
    await guess()
    expect(server.state.attacked).toBe(true)
    expect((await guess()).status).toBe(0)
  })

  test('guesses of token, cookie and socket token count together', async () => {
    const server = await start()
    const cookie = `perisai-00000000=${wrongToken}`
    for (let round = 1; round <= 5; round++) {
      await server.post('/session', JSON.stringify({ token: wrongToken }), { Cookie: cookie })
      await server.askForSocket({ cookie, socketToken: wrongToken })
    }
    expect(server.state.attacked).toBe(true)
  })

  test('a page of ours that is only late never ends the server', async () => {
    const server = await start()
    const { cookie, socketToken } = await server.logIn()
    await server.post('/session/renew', '{}', { Cookie: cookie })
    for (let count = 1; count <= 12; count++) {
      expect((await server.askForSocket({ cookie, socketToken })).status).toBe(401)
    }
    expect(server.state.attacked).toBe(false)
  })
})
