import { fork, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '#shared/contract.ts'
import { createRelayedPort } from '#main/platform/rpc/port.ts'
import { confirmingLink } from './confirming-link.ts'
import { encodeServiceArguments, type FromService, type ToService } from '#main/shell/wire.ts'

const project = resolve(import.meta.dirname, '../..')

export type ForkedService = {
  child: ChildProcess
  client: ContractRouterClient<typeof contract>
  /** What it printed so far. */
  output: () => string
  /** Ends it without a word, as a power cut does to a process. */
  kill: () => Promise<void>
}

/** The built service as the browser shell forks it, with a client on the other end of the pipe. */
export const forkBuiltService = async (
  dataDirectory: string,
  { demo = false, environment = {} }: { demo?: boolean; environment?: Record<string, string> } = {},
): Promise<ForkedService> => {
  const child = fork(
    join(project, 'out/main/service.js'),
    encodeServiceArguments({
      dataDirectory,
      resourcesDirectory: join(project, 'resources'),
      shell: 'browser',
      demo,
    }),
    {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...environment },
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (output += data.toString()))
  }
  const send = (message: ToService): void => {
    // A service that was killed this moment takes nothing any more; its end is told by `exit`.
    if (child.connected) child.send(message, () => {})
  }
  const port = createRelayedPort((data) => send({ type: 'data', connection: 1, data }))
  await new Promise<void>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the service ended with ${code}: ${output}`)))
    child.on('message', (message: FromService) => {
      if (message.type === 'ready') done()
      if (message.type === 'data') port.receive(message.data)
    })
  })
  let isGone = false
  child.once('exit', () => {
    isGone = true
    port.close()
  })
  send({ type: 'open', connection: 1 })
  const answering = new RPCLink({ port })
  // On a closed port the link would wait for ever.
  const link: typeof answering.call = (...call) =>
    isGone ? Promise.reject(new Error('the service is gone')) : answering.call(...call)
  return {
    child,
    client: createORPCClient(confirmingLink({ call: link })),
    output: () => output,
    kill: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done()
        child.once('exit', () => done())
        child.kill('SIGKILL')
      }),
  }
}
