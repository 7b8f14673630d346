import { describe, expect, test } from 'vitest'
import { superviseService, type ServiceProcess } from './service-supervisor.ts'
import { serviceExit, type FromService, type ToService } from './wire.ts'

type FakeProcess = ServiceProcess & {
  sent: ToService[]
  killed: boolean
  say(message: FromService): void
  exit(code?: number): void
}

const setUp = () => {
  const processes: FakeProcess[] = []
  const seen: string[] = []
  const clock = { now: 0 }
  const launch = (): FakeProcess => {
    let onMessage = (_message: FromService): void => {}
    let onExit = (_code: number | undefined): void => {}
    const process: FakeProcess = {
      sent: [],
      killed: false,
      send: (message) => process.sent.push(message),
      kill: () => {
        process.killed = true
      },
      onMessage: (listener) => {
        onMessage = listener
      },
      onExit: (listener) => {
        onExit = listener
      },
      say: (message) => onMessage(message),
      exit: (code) => onExit(code),
    }
    processes.push(process)
    return process
  }
  const service = superviseService({
    launch,
    now: () => clock.now,
    listener: {
      message: (message) => seen.push(message.type),
      ended: (end) => seen.push(end),
    },
  })
  const newest = (): FakeProcess => {
    const process = processes.at(-1)
    if (!process) throw new Error('no process was started')
    return process
  }
  return { service, processes, seen, clock, newest }
}

const open = (connection: number): ToService => ({ type: 'open', connection })

describe('service supervisor', () => {
  test('holds messages back until the service is ready and keeps their order', () => {
    const { service, newest } = setUp()
    service.send(open(1))
    service.send(open(2))
    expect(newest().sent).toEqual([])
    newest().say({ type: 'ready' })
    service.send(open(3))
    expect(newest().sent).toEqual([open(1), open(2), open(3)])
  })

  test('a service that locked itself is replaced', () => {
    const { service, processes, seen, newest } = setUp()
    newest().say({ type: 'ready' })
    newest().exit(serviceExit.locked)
    expect(seen).toEqual(['locked'])
    expect(processes).toHaveLength(2)
    expect(service.available).toBe(true)
  })

  test('what waited for a service that never became ready is not given to the next one', () => {
    const { service, newest } = setUp()
    service.send(open(1))
    newest().exit(serviceExit.startFailed)
    newest().say({ type: 'ready' })
    expect(newest().sent).toEqual([])
  })

  test.each([[1], [serviceExit.startFailed], [undefined]])(
    'exit code %s is a crash and the service is replaced',
    (code) => {
      const { processes, seen, newest } = setUp()
      newest().exit(code)
      expect(seen).toEqual(['crashed'])
      expect(processes).toHaveLength(2)
    },
  )

  test('a lock asked for by the shell is no crash, whatever the signal made of the exit code', () => {
    const { service, seen, newest } = setUp()
    const first = newest()
    service.lock()
    expect(first.killed).toBe(true)
    first.exit()
    expect(seen).toEqual(['locked'])
    newest().exit(1)
    expect(seen).toEqual(['locked', 'crashed'])
  })

  test('the sixth crash within a minute stops the restarts', () => {
    const { service, processes, seen, newest } = setUp()
    for (let crash = 1; crash <= 6; crash++) newest().exit(1)
    expect(seen).toEqual(['crashed', 'crashed', 'crashed', 'crashed', 'crashed', 'stopped'])
    expect(processes).toHaveLength(6)
    expect(service.available).toBe(false)
  })

  test('crashes spread over more than a minute, and locks of any number, do not stop it', () => {
    const { service, clock, newest } = setUp()
    for (let end = 1; end <= 20; end++) {
      clock.now += 15_000
      newest().exit(1)
      newest().exit(serviceExit.locked)
    }
    expect(service.available).toBe(true)
  })

  test('a message of a process that is already replaced is ignored', () => {
    const { processes, seen, newest } = setUp()
    const first = newest()
    first.exit(serviceExit.locked)
    first.say({ type: 'close', connection: 1 })
    expect(seen).toEqual(['locked'])
    expect(processes).toHaveLength(2)
  })

  test('stopping waits for the process and starts no other', async () => {
    const { service, processes, newest } = setUp()
    const stopped = service.stop()
    expect(newest().killed).toBe(true)
    newest().exit()
    await stopped
    expect(processes).toHaveLength(1)
    expect(service.available).toBe(false)
  })
})
