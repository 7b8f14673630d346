import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  BrowserWindow,
  MessagePortMain,
  app,
  ipcMain,
  powerMonitor,
  utilityProcess,
} from './fake-electron.ts'
import type { FakeUtilityProcess } from './fake-utility-process.ts'

/** The built desktop shell between a page and a service that sends everything back. */
const out = resolve(import.meta.dirname, '../../out')

let window: BrowserWindow

const newest = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1)
  if (!item) throw new Error('There is none yet')
  return item
}

const service = (): FakeUtilityProcess => newest(utilityProcess.all)

/** A page that sends its port, as the preload hands it on. */
const connect = (change: { sender?: unknown; senderFrame?: unknown; ports?: number } = {}) => {
  const channel = new MessageChannel()
  const ports = [new MessagePortMain(channel.port2)]
  for (let extra = 1; extra < (change.ports ?? 1); extra++)
    ports.push(new MessagePortMain(new MessageChannel().port2))
  ipcMain.emit('perisai:port', {
    sender: window.webContents,
    senderFrame: window.webContents.mainFrame,
    ...change,
    ports,
  })
  return { port: channel.port1, ports }
}

const roundTrip = async (port: MessagePort, message: unknown): Promise<unknown> => {
  port.postMessage(message)
  const [answer] = (await once(port, 'message')) as unknown[]
  return answer
}

beforeAll(async () => {
  utilityProcess.substitute = fileURLToPath(new URL('./echo-service.ts', import.meta.url))
  await import(join(out, 'main', 'index.js'))
  await app.becomeReady()
  window = newest(BrowserWindow.all)
})

afterAll(() => {
  for (const forked of utilityProcess.all) forked.kill()
})

describe('the service', () => {
  beforeEach(() => {
    window.webContents.sent.length = 0
  })

  test('is the built one, with the folders of the desktop', () => {
    const { modulePath, args, options } = service().fork
    expect(modulePath).toBe(join(out, 'main', 'service.js'))
    expect(args).toEqual([
      `--data-directory=${join(app.getPath('userData'), 'store')}`,
      `--resources-directory=${resolve(out, '../resources')}`,
      '--shell=electron',
    ])
    expect(options).toEqual({ serviceName: 'Perisai Desa service', stdio: 'inherit' })
  })

  test('answers the page over its port', async () => {
    const { port } = connect()
    expect(await roundTrip(port, 'apa kabar')).toBe('apa kabar')
    expect(await roundTrip(port, new Uint8Array([1, 2, 3]))).toEqual(new Uint8Array([1, 2, 3]))
    port.close()
  })

  test.each([
    ['another window', () => ({ sender: {} })],
    ['a frame inside the page', () => ({ senderFrame: { origin: 'app://perisai', url: 'app://perisai/' } })],
    ['a frame that is gone', () => ({ senderFrame: null })],
    ['a message with two ports', () => ({ ports: 2 })],
  ])('gets no port from %s', async (_name, change) => {
    const send = vi.spyOn(service(), 'postMessage')
    const { ports } = connect(change())
    expect(send).not.toHaveBeenCalled()
    expect(ports.every(({ isClosed }) => isClosed)).toBe(true)
  })

  test('gets no port from a page of another origin', () => {
    const { mainFrame } = window.webContents
    const send = vi.spyOn(service(), 'postMessage')
    mainFrame.origin = 'https://example.com'
    const { ports } = connect()
    mainFrame.origin = 'app://perisai'
    expect(send).not.toHaveBeenCalled()
    expect(ports[0]?.isClosed).toBe(true)
  })

  test('a message without a port is ignored', () => {
    const send = vi.spyOn(service(), 'postMessage')
    ipcMain.emit('perisai:port', {
      sender: window.webContents,
      senderFrame: window.webContents.mainFrame,
      ports: [],
    })
    expect(send).not.toHaveBeenCalled()
  })

  test('is replaced after it locked itself, and the page is told', async () => {
    const before = utilityProcess.all.length
    const { port } = connect()
    port.postMessage('exit 0')
    await once(port, 'close')
    await expect.poll(() => window.webContents.sent).toEqual([['service-ended', 'locked']])
    expect(utilityProcess.all).toHaveLength(before + 1)
    expect(await roundTrip(connect().port, 'lagi')).toBe('lagi')
  })

  test.each(['suspend', 'lock-screen'])('is locked when the machine says %s', async (event) => {
    const before = utilityProcess.all.length
    powerMonitor.emit(event)
    await expect.poll(() => window.webContents.sent).toEqual([['service-ended', 'locked']])
    expect(utilityProcess.all).toHaveLength(before + 1)
  })

  test('that crashes is replaced five times in a minute, then no more', async () => {
    for (let crash = 1; crash <= 6; crash++) {
      connect().port.postMessage('exit 1')
      await expect.poll(() => window.webContents.sent.length).toBe(crash)
    }
    const ends = window.webContents.sent.map(([, end]) => end)
    expect(ends).toEqual(['crashed', 'crashed', 'crashed', 'crashed', 'crashed', 'stopped'])
    expect(connect().ports[0]?.isClosed).toBe(true)
  })
})
