import { join, resolve } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { contract } from '#shared/contract.ts'
import { BrowserWindow, MessagePortMain, app, ipcMain, utilityProcess } from './fake-electron.ts'

/** The built desktop shell and the built service together: one call travels as it does in the real program. */
const out = resolve(import.meta.dirname, '../../out')

const connect = (): ContractRouterClient<typeof contract> => {
  const { port1, port2 } = new MessageChannel()
  const [window] = BrowserWindow.all
  ipcMain.emit('perisai:port', {
    sender: window?.webContents,
    senderFrame: window?.webContents.mainFrame,
    ports: [new MessagePortMain(port2)],
  })
  return createORPCClient(new RPCLink({ port: port1 }))
}

beforeAll(async () => {
  await import(join(out, 'main', 'index.js'))
  await app.becomeReady()
})

afterAll(() => {
  for (const forked of utilityProcess.all) forked.kill()
})

test('a call reaches the service over the port, also after a lock', async () => {
  expect(await connect().session.status()).toMatchObject({ state: 'setupNeeded' })
  await connect().session.lock()
  await expect
    .poll(() => BrowserWindow.all[0]?.webContents.sent, { timeout: 5_000 })
    .toEqual([['service-ended', 'locked']])
  expect(await connect().session.status()).toMatchObject({ state: 'setupNeeded' })
})
