import { request } from 'node:http'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { removeData, startProgram } from './program.ts'
import type { TestClient } from './test-office.ts'

/** The built program in its browser shell, and a client on its socket as the page has one; nobody is logged in. */
export const connectToProgram = async (): Promise<{ client: TestClient; end: () => Promise<void> }> => {
  const program = await startProgram()
  const { host, origin, port, hash } = new URL(program.address)
  const token = hash.slice('#token='.length)
  const body = JSON.stringify({ token })
  const granted = await new Promise<{ cookie: string; text: string }>((done, fail) => {
    const headers = {
      Host: host,
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    }
    // The name resolves in browsers alone; here the address is named and the host written into the header.
    request({ host: '127.0.0.1', port, path: '/session', method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () =>
        done({ cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '', text }),
      )
    })
      .on('error', fail)
      .end(body)
  })
  const { socketToken } = JSON.parse(granted.text) as { socketToken: string }
  const websocket = new WebSocket(`ws://127.0.0.1:${port}/socket`, ['perisai', socketToken], {
    headers: { Host: host, Cookie: granted.cookie },
    origin,
  })
  await new Promise((opened, failed) => websocket.once('open', opened).once('error', failed))
  return {
    client: createORPCClient(new RPCLink({ websocket: websocket as never })) as unknown as TestClient,
    end: async () => {
      websocket.close()
      await program.stop()
      removeData(program)
    },
  }
}
