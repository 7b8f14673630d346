import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { createRelayedPort } from '#main/platform/rpc/port.ts'
import { router } from '#main/platform/rpc/router.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { sessionFor, type TestClient } from '../support/test-office.ts'
import { answered, callOf } from './authorisation/procedures.ts'

export type RawWire = {
  /** The messages a real client sends for this call; they do not reach the service. */
  record: (path: string, input: unknown) => Promise<string[]>
  /** Hands a message to the service as the shell would. */
  send: (text: string) => Promise<void>
  settle: () => Promise<void>
  /** How many messages the service sent back. */
  answers: () => number
  isAlive: () => Promise<boolean>
}

/** The wire between page and service: real client and handler, and between them whoever wants to send something else. */
export const openRawWire = (service: ServiceState, login: string): RawWire => {
  let answers = 0
  let toPage: ((data: string | Uint8Array) => void) | undefined
  const hear = (data: string | Uint8Array): void => {
    answers += 1
    toPage?.(data)
  }
  const port = createRelayedPort(hear)
  const handler = new RPCHandler(router)
  handler.upgrade(port, { context: { connection: { officer: sessionFor(service, login) }, service } })

  const clientOver = (
    send: (data: string | Uint8Array) => void,
  ): { client: TestClient; receive: typeof hear } => {
    const page = createRelayedPort(send)
    const client = createORPCClient(new RPCLink({ port: page })) as unknown as TestClient
    return { client, receive: page.receive }
  }

  return {
    record: async (path, input) => {
      const sent: string[] = []
      const { client } = clientOver((data) => {
        sent.push(typeof data === 'string' ? data : Buffer.from(data).toString('latin1'))
      })
      const controller = callOf(client, path)(input)
      controller.catch(() => {})
      for (let turn = 0; turn < 20 && sent.length === 0; turn += 1) await nextTurn()
      return sent
    },
    send: async (text) => {
      port.receive(text)
      await nextTurn()
    },
    settle: () => pause(300),
    answers: () => answers,
    isAlive: async () => {
      const whole = clientOver((data) => port.receive(data))
      toPage = whole.receive
      const answer = await Promise.race([
        answered(callOf(whole.client, 'session.status'), undefined),
        pause(5_000),
      ])
      toPage = undefined
      return answer?.code === 'OK'
    },
  }
}
