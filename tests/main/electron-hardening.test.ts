import { expect, onTestFinished, test } from 'vitest'
import { forgetPages, hardenApp } from '#main/shell/electron/hardening.ts'
import { app, FakeSession } from './fake-electron.ts'

test('the packaged program starts without the switches that open it to a debugger or take its walls down', () => {
  onTestFinished(() => {
    app.isPackaged = false
  })
  app.isPackaged = true
  for (const [name, value] of [
    ['remote-debugging-port', '9222'],
    ['no-sandbox', ''],
    ['load-extension', '/tmp/x'],
  ] as const)
    app.switches.set(name, value)
  hardenApp()
  for (const name of ['remote-debugging-port', 'no-sandbox', 'load-extension', 'js-flags'])
    expect([name, app.switches.has(name)]).toEqual([name, false])
  expect(app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
})

test('after a lock nothing of before waits in the session', async () => {
  const session = new FakeSession()
  await forgetPages(session as never)
  expect(session.cleared).toEqual([
    'cache',
    'auth',
    'cachestorage',
    'filesystem',
    'indexdb',
    'serviceworkers',
  ])
})
