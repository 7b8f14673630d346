import { request } from 'node:http'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { confirmingLink } from './confirming-link.ts'
import type { BrowserContext } from 'playwright'
import { WebSocket } from 'ws'
import { removeData, startProgram, type Program } from './program.ts'
import type { TestClient } from './test-office.ts'

type Answer = { cookie: string; socketToken: string }

/** As the page of the program asks; the name resolves in browsers alone, so the host is written into the header. */
const post = (address: URL, path: string, body: object, cookie?: string): Promise<Answer> =>
  new Promise((done, fail) => {
    const text = JSON.stringify(body)
    const headers = {
      Host: address.host,
      Origin: address.origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    }
    request({ host: '127.0.0.1', port: address.port, path, method: 'POST', headers }, (response) => {
      let received = ''
      response.on('data', (chunk: Buffer) => (received += chunk.toString()))
      response.on('end', () => {
        if (response.statusCode !== 200) return fail(new Error(`refused with ${response.statusCode}`))
        const { socketToken } = JSON.parse(received) as { socketToken: string }
        done({ cookie: cookie ?? response.headers['set-cookie']?.[0]?.split(';')[0] ?? '', socketToken })
      })
    })
      .on('error', fail)
      .end(text)
  })

export type JoinedProgram = { client: TestClient; leave: () => void }

const openSocket = async (address: URL, { cookie, socketToken }: Answer): Promise<JoinedProgram> => {
  const websocket = new WebSocket(`ws://127.0.0.1:${address.port}/socket`, ['perisai', socketToken], {
    headers: { Host: address.host, Cookie: cookie },
    origin: address.origin,
  })
  await new Promise((opened, failed) => websocket.once('open', opened).once('error', failed))
  return {
    client: createORPCClient(
      confirmingLink(new RPCLink({ websocket: websocket as never })),
    ) as unknown as TestClient,
    leave: () => websocket.close(),
  }
}

/** A second page beside the one that a browser has open, with that browser's cookie. */
export const joinProgram = async (program: Program, context: BrowserContext): Promise<JoinedProgram> => {
  const address = new URL(program.address)
  const [cookie] = await context.cookies(address.origin)
  if (!cookie) throw new Error('the browser was not let in')
  return openSocket(address, await post(address, '/session/renew', {}, `${cookie.name}=${cookie.value}`))
}

/** The built program in its browser shell, and a client on its socket as the page has one; nobody is logged in. */
export const connectToProgram = async (): Promise<{ client: TestClient; end: () => Promise<void> }> => {
  const program = await startProgram()
  const address = new URL(program.address)
  const token = address.hash.slice('#token='.length)
  const { client, leave } = await openSocket(address, await post(address, '/session', { token }))
  return {
    client,
    end: async () => {
      leave()
      await program.stop()
      removeData(program)
    },
  }
}
