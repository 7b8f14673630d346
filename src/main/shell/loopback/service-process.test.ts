import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { superviseService, type Service } from '../service-supervisor.ts'
import { encodeServiceArguments, type FromService, type ServiceArguments, type ServiceEnd } from '../wire.ts'
import { forkService } from './service-process.ts'

const serviceArguments: ServiceArguments = {
  dataDirectory: '/data kantor',
  resourcesDirectory: '/resources',
  shell: 'browser',
  demo: true,
}

/** A real forked process under the real supervisor. */
const start = () => {
  const messages: FromService[] = []
  const ends: ServiceEnd[] = []
  const service: Service = superviseService({
    launch: () =>
      forkService(
        fileURLToPath(new URL('./echo-service.test-support.ts', import.meta.url)),
        serviceArguments,
      ),
    listener: { message: (message) => messages.push(message), ended: (end) => ends.push(end) },
  })
  onTestFinished(() => service.stop())
  const say = (data: string | Uint8Array): void => service.send({ type: 'data', connection: 1, data })
  return { service, messages, ends, say }
}

const patience = { timeout: 10_000 }

test('text and bytes come back as they were sent', async () => {
  const { messages, say } = start()
  const bytes = new Uint8Array([0, 255, 10, 13])
  say('é')
  say(bytes)
  await expect.poll(() => messages.length, patience).toBe(2)
  expect(messages[0]).toEqual({ type: 'data', connection: 1, data: 'é' })
  const [, second] = messages
  expect(second?.type === 'data' && typeof second.data !== 'string' && [...second.data]).toEqual([...bytes])
})

test('the service gets its arguments, and no options of the environment of the shell', async () => {
  process.env['NODE_OPTIONS'] = '--no-deprecation'
  onTestFinished(() => void delete process.env['NODE_OPTIONS'])
  const { messages, say } = start()
  say('arguments')
  await expect.poll(() => messages.length, patience).toBe(1)
  const data = JSON.stringify({
    argv: encodeServiceArguments(serviceArguments),
    // A signal opens no debugger on the process with the keys.
    node: ['--disable-sigusr1'],
    options: null,
  })
  expect(messages).toEqual([{ type: 'data', connection: 1, data }])
})

test.each([
  ['lock', 'locked'],
  ['crash', 'crashed'],
] as const)('after a %s the end is called %s and a fresh service answers', async (command, end) => {
  const { messages, ends, say } = start()
  say(command)
  await expect.poll(() => ends, patience).toEqual([end])
  say('again')
  await expect.poll(() => messages, patience).toEqual([{ type: 'data', connection: 1, data: 'again' }])
})

test('a lock by the shell is no crash', async () => {
  const { service, messages, ends, say } = start()
  say('here')
  await expect.poll(() => messages.length, patience).toBe(1)
  service.lock()
  await expect.poll(() => ends, patience).toEqual(['locked'])
})
