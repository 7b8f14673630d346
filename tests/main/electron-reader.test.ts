import { join, resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { contract } from '#shared/contract.ts'
import { confirmingLink } from '../support/confirming-link.ts'
import { sampitSetup, testPassword } from '../support/test-office.ts'
import { BrowserWindow, MessageChannelMain, app, ipcMain, utilityProcess } from './fake-electron.ts'
import type { FakeUtilityProcess } from './fake-utility-process.ts'

/** The built desktop shell, service and reader together: a register is opened as in the packaged program. */
const out = resolve(import.meta.dirname, '../../out')
const readerPath = join(out, 'main', 'register-reader.js')

const connect = (): ContractRouterClient<typeof contract> => {
  const { port1, port2 } = new MessageChannelMain()
  const [window] = BrowserWindow.all
  ipcMain.emit('perisai:port', {
    sender: window?.webContents,
    senderFrame: window?.webContents.mainFrame,
    ports: [port2],
  })
  return createORPCClient(confirmingLink(new RPCLink({ port: port1.port })))
}

const readers = (): FakeUtilityProcess[] =>
  utilityProcess.all.filter(({ fork }) => fork.modulePath === readerPath)
const running = (): FakeUtilityProcess[] => readers().filter(({ pid }) => pid !== undefined)

const register = (rows: number): File =>
  new File(
    [`Nama;NIK\n${Array.from({ length: rows }, (_none, index) => `Fiktif Uji ${index};`).join('\n')}`],
    'daftar.csv',
    { type: 'text/csv' },
  )

let client: ContractRouterClient<typeof contract>

beforeAll(async () => {
  await import(join(out, 'main', 'index.js'))
  await app.becomeReady()
  const head = connect()
  await head.setup.create(sampitSetup())
  const [login, password] = ['petugas', testPassword('petugas')]
  const details = { fullName: 'Petugas Uji', nip: null, position: null, sectionId: null }
  await head.officer.add({ login, password, roles: ['officer'], ...details })
  client = connect()
  await client.session.login({ login, password })
}, 60_000)

afterAll(() => {
  for (const forked of utilityProcess.all) forked.kill()
})

beforeEach(() => expect.poll(running).toEqual([]))

describe('a register opened on the desktop', () => {
  test('is read by a process of its own that is given nothing, and is gone afterwards', async () => {
    const { sheets } = await client.groupIntake.readFile({ file: register(3) })
    expect(sheets[0]?.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'Nama',
      'Fiktif Uji 0',
      'Fiktif Uji 1',
      'Fiktif Uji 2',
    ])
    expect(readers().at(-1)?.fork).toEqual({
      modulePath: readerPath,
      args: [],
      options: { serviceName: 'Perisai Desa reader', env: {}, stdio: 'ignore' },
    })
    await expect.poll(running).toEqual([])
  })

  test('that is none is refused with its reason, and the process is gone', async () => {
    const file = new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2])], 'daftar.csv')
    await expect(client.groupIntake.readFile({ file })).rejects.toMatchObject({
      code: 'REGISTER_TYPE_NOT_ALLOWED',
    })
    await expect.poll(running).toEqual([])
  })

  /** Begins a check of very many rows and answers once its reader works. */
  const beginCheck = async () => {
    const { id, sheets } = await client.groupIntake.readFile({ file: register(100_000) })
    await expect.poll(running).toEqual([])
    const input = { id, sheet: 0, headingRow: 1, mapping: sheets[0]?.mapping ?? [] }
    const events = await client.groupIntake.check(input)
    await events.next()
    const [reader] = running()
    if (!reader) throw new Error('nobody reads')
    return { events, reader }
  }
  const lastOf = async (events: AsyncIterable<unknown>): Promise<unknown> => {
    let last: unknown
    for await (const event of events) last = event
    return last
  }

  test('is no longer read once the check is cancelled', async () => {
    const { events } = await beginCheck()
    await events.return()
    await expect.poll(running).toEqual([])
  })

  test('whose reader takes more memory than it may is refused', async () => {
    const { events, reader } = await beginCheck()
    app.workingSets.set(reader.pid ?? 0, 512 * 1024 + 1)
    expect(await lastOf(events)).toMatchObject({ type: 'refused', code: 'REGISTER_READER_FAILED' })
  })

  test('whose reader dies is refused', async () => {
    const { events, reader } = await beginCheck()
    reader.kill()
    expect(await lastOf(events)).toMatchObject({ type: 'refused', code: 'REGISTER_READER_FAILED' })
  })

  test('takes its reader along when the program is locked', async () => {
    await beginCheck()
    await client.session.lock()
    await expect
      .poll(() => BrowserWindow.all[0]?.webContents.sent, { timeout: 5_000 })
      .toEqual([['service-ended', 'locked']])
    await expect.poll(running).toEqual([])
  })
})
