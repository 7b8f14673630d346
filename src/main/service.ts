/** The only process with keys, store, rules and documents. Its shell carries bytes to and from it. */
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import packageFile from '../../package.json' with { type: 'json' }
import { systemClock } from './platform/clock.ts'
import { systemDisk } from './platform/disk-space.ts'
import { leaveNoRemains } from './platform/crash-remains.ts'
import { brokenPrimitives } from './platform/keys/self-check.ts'
import { codeOf, framesOf, openLog } from './platform/log.ts'
import { createRelayedPort, type RelayedPort } from './platform/rpc/port.ts'
import { router } from './platform/rpc/router.ts'
import { createServiceState, type RpcConnection } from './platform/service-state.ts'
import { prepareDemoOffice } from './demo/demo-office.ts'
import { demoStaff } from './demo/demo-people.ts'
import { backUpAtLock, keepUpBackups } from './features/backup/index.ts'
import { demoLogin } from './features/session/index.ts'
import { regionTableOf, warmUpRegions } from './features/region/index.ts'
import { decodeServiceArguments, serviceExit, type FromService, type ToService } from './shell/wire.ts'

const idleCheckInterval = 1000
const backupCheckInterval = 60_000
const farewell = 200
const warmUpDelay = 300

leaveNoRemains()

const serviceArguments = decodeServiceArguments(process.argv)
let ending = false

const end = (): void => {
  if (ending) return
  ending = true
  // The answer to the call that asked for it goes out first.
  setTimeout(leave, farewell)
}

/** Closes the store in order, so that the next start need not speak of an abrupt end. */
const leave = (): void => {
  try {
    backUpAtLock(service)
  } catch (error) {
    log({ event: 'backup', code: codeOf(error), stack: framesOf(error) })
  }
  try {
    service.close()
  } catch (error) {
    log({ event: 'close', code: codeOf(error), stack: framesOf(error) })
  }
  process.exit(serviceExit.locked)
}

const log = openLog(join(serviceArguments.dataDirectory, 'log'), systemClock.now)

// A crash is told by its place alone: messages of libraries quote what they were given.
process.on('uncaughtException', (error) => {
  log({ event: 'crash', code: codeOf(error), stack: framesOf(error) })
  process.exit(serviceExit.startFailed)
})

// A message that cannot be read, or a page that left while its answer was made: nothing that is written depends on it.
process.on('unhandledRejection', (error) => {
  log({ event: 'rejection', code: codeOf(error), stack: framesOf(error) })
})

// Without these primitives no key would be what it seems.
const broken = await brokenPrimitives()
if (broken.length > 0) {
  log({ event: 'primitives', code: broken.join(' ') })
  process.exit(serviceExit.startFailed)
}

const service = createServiceState({
  ...serviceArguments,
  version: packageFile.version,
  releasedAt: Date.parse(packageFile.releasedOn),
  clock: systemClock,
  disk: systemDisk,
  log,
  end,
})
process.on('SIGTERM', leave)
process.on('SIGINT', leave)
// The shell is gone: nothing that is open may stay open.
process.on('disconnect', end)

const handler = new RPCHandler(router)
const connections = new Map<number, RelayedPort | undefined>()

const serve = (port: Parameters<typeof handler.upgrade>[0]): void => {
  const connection: RpcConnection = { officer: undefined }
  handler.upgrade(port, { context: { connection, service } })
}

/** The last page is gone: nobody is there to lock, so the service does. */
const forget = (connection: number): void => {
  connections.get(connection)?.close()
  connections.delete(connection)
  if (connections.size === 0 && service.openStore()) end()
}

const send = (message: FromService): void => {
  process.send?.(message)
}

const receive = (message: ToService): void => {
  if (message.type === 'open') {
    const port = createRelayedPort((data) => send({ type: 'data', connection: message.connection, data }))
    connections.set(message.connection, port)
    serve(port)
  } else if (message.type === 'data') connections.get(message.connection)?.receive(message.data)
  else if (message.type === 'close') forget(message.connection)
}

if (serviceArguments.demo) {
  await prepareDemoOffice(service)
  const logins = [demoLogin.login, ...demoStaff.map(({ login }) => login)].join(', ')
  process.stdout.write(`Data contoh / example data: ${logins} · ${demoLogin.password}\n`)
}

const desktop = process.parentPort
if (desktop) {
  desktop.on('message', ({ data, ports: [port] }: { data: ToService; ports: Electron.MessagePortMain[] }) => {
    if (data.type === 'open' && port) {
      connections.set(data.connection, undefined)
      serve(port)
      port.on('close', () => forget(data.connection))
      port.start()
    } else if (data.type === 'close') forget(data.connection)
  })
  desktop.postMessage({ type: 'ready' } satisfies FromService)
} else {
  process.on('message', receive)
  send({ type: 'ready' })
}

// While the officer types the password: the first keystroke in a picker and the first preview must not wait.
setTimeout(() => {
  warmUpRegions(regionTableOf(service))
  service.typesetter()
}, warmUpDelay)

setInterval(() => {
  if (service.isDue()) end()
}, idleCheckInterval)

setInterval(() => void keepUpBackups(service), backupCheckInterval)
