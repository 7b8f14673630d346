import { join, resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { contract } from '#shared/contract.ts'
import { sampitSetup } from '../support/test-office.ts'
import { BrowserWindow, MessageChannelMain, app, ipcMain, utilityProcess } from './fake-electron.ts'
import type { FakeUtilityProcess } from './fake-utility-process.ts'

/**
 * The built desktop shell, service and template trial together. A file of its own: under the fake all processes are
 * threads of one, and the register reader counts the memory of its process.
 */
const out = resolve(import.meta.dirname, '../../out')

let head: ContractRouterClient<typeof contract>
beforeAll(async () => {
  await import(join(out, 'main', 'index.js'))
  await app.becomeReady()
  const { port1, port2 } = new MessageChannelMain()
  const [window] = BrowserWindow.all
  ipcMain.emit('perisai:port', {
    sender: window?.webContents,
    senderFrame: window?.webContents.mainFrame,
    ports: [port2],
  })
  head = createORPCClient(new RPCLink({ port: port1.port }))
  await head.setup.create(sampitSetup())
}, 60_000)

afterAll(() => {
  for (const forked of utilityProcess.all) forked.kill()
})

describe('a template typed on the desktop', () => {
  const trialPath = join(out, 'main', 'template-trial.js')
  const trials = (): FakeUtilityProcess[] =>
    utilityProcess.all.filter(({ fork }) => fork.modulePath === trialPath)

  test('is set by a process of its own that is given nothing and serves the next keystroke too', async () => {
    const { programSource } = await head.template.get({ paperType: 'replySlip' })
    const shown = { paperType: 'replySlip', sample: 'usual', size: 'a4' } as const
    const first = await head.template.preview({ ...shown, source: programSource })
    expect(first).toMatchObject({ findings: [], pages: [expect.stringContaining('<svg')] })
    const broken = await head.template.preview({ ...shown, source: `${programSource}\n#nothing` })
    expect(broken.findings).toMatchObject([{ code: 'compile', place: { file: null } }])
    expect(trials().map(({ fork }) => fork)).toEqual([
      {
        modulePath: trialPath,
        args: [],
        options: { serviceName: 'Perisai Desa templates', env: {}, stdio: 'ignore' },
      },
    ])
  })
})
