import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'

const source = readFileSync(resolve(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8')

/** Runs the built preload as the sandbox does: one CommonJS file with `require` for Electron alone. */
const load = () => {
  const forwarded: unknown[][] = []
  const toPage: unknown[][] = []
  let onMessage = (_event: object): void => {}
  let onServiceEnded = (_event: object, _reason: string): void => {}
  const window = {
    location: { origin: 'app://perisai' },
    addEventListener: (_name: 'message', listener: typeof onMessage) => {
      onMessage = listener
    },
    postMessage: (...message: unknown[]) => toPage.push(message),
  }
  const ipcRenderer = {
    postMessage: (...message: unknown[]) => forwarded.push(message),
    on: (channel: string, listener: typeof onServiceEnded) => {
      if (channel === 'service-ended') onServiceEnded = listener
    },
  }
  const required: string[] = []
  runInNewContext(source, {
    window,
    require: (name: string) => {
      required.push(name)
      return { ipcRenderer }
    },
  })
  return {
    window,
    forwarded,
    toPage,
    required,
    say: (event: object) => onMessage(event),
    endService: (reason: string) => onServiceEnded({ sender: ipcRenderer }, reason),
  }
}

describe('the built preload', () => {
  test('asks for Electron and nothing else, and gives the page nothing', () => {
    expect(load().required).toEqual(['electron'])
    expect(source).not.toContain('contextBridge')
  })

  test('hands on one port of its own page', () => {
    const preload = load()
    const port = {}
    preload.say({ source: preload.window, data: 'perisai:port', ports: [port] })
    expect(preload.forwarded).toEqual([['perisai:port', null, [port]]])
  })

  test.each([
    ['another window', { source: {}, data: 'perisai:port', ports: [{}] }],
    ['no window', { source: null, data: 'perisai:port', ports: [{}] }],
    ['another message', { data: 'perisai:other', ports: [{}] }],
    ['a message that only looks like it', { data: { toString: (): string => 'perisai:port' }, ports: [{}] }],
    ['no port', { data: 'perisai:port', ports: [] }],
    ['two ports', { data: 'perisai:port', ports: [{}, {}] }],
  ])('hands on nothing from %s', (_name, event) => {
    const preload = load()
    preload.say({ source: preload.window, ...event })
    expect(preload.forwarded).toEqual([])
  })

  test('tells the page, and no other origin, why the service ended', () => {
    const preload = load()
    preload.endService('locked')
    expect(preload.toPage).toEqual([[{ type: 'perisai:service-ended', reason: 'locked' }, 'app://perisai']])
  })
})
