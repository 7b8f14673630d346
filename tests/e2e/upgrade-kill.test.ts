import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account, createOldOffice, type OldOffice } from '../migrations/version-1.ts'
import { forkBuiltService } from '../support/forked-service.ts'
import { temporaryFolder } from '../support/test-office.ts'

let office: OldOffice
beforeAll(async () => {
  office = await createOldOffice(600)
})
afterAll(() => rmSync(office.folder, { recursive: true, force: true }))

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
const isSwitched = (folder: string): boolean =>
  readFileSync(join(folder, 'store.json'), 'utf8').includes('"generation":2')

const stages: [what: string, isReached: (folder: string) => boolean, switched: boolean | undefined][] = [
  ['the next generation is begun', (folder) => existsSync(join(folder, 'gen-2')), false],
  ['the copy is being written', (folder) => sizeOf(join(folder, 'gen-2/utama.db')) > 0, false],
  ['the attachments are named', (folder) => existsSync(join(folder, 'gen-2/lampiran.db')), false],
  ['the copy is being brought up', (folder) => sizeOf(join(folder, 'gen-2/utama.db-wal')) > 0, undefined],
  ['the pointer is replaced', isSwitched, true],
]

test.each(stages)(
  'a service killed once %s leaves a store that the next start opens whole',
  async (_what, isReached, switched) => {
    const folder = temporaryFolder()
    cpSync(office.folder, folder, { recursive: true })
    const service = await forkBuiltService(folder)
    const attempt = service.client.session.login(account).catch(() => {})
    const deadline = Date.now() + 20_000
    while (!isReached(folder) && Date.now() < deadline) await new Promise((done) => setImmediate(done))
    service.child.kill('SIGKILL')
    await service.kill()
    await attempt
    // The process may have come further between the look and the kill, but never less far.
    if (switched === true) expect(isSwitched(folder)).toBe(true)

    const next = await forkBuiltService(folder)
    await next.client.session.login(account)
    expect(await next.client.audit.verify({})).toMatchObject({ whole: true })
    const { items } = await next.client.village.list({ limit: 100 })
    expect(items).toHaveLength(100)
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('gen-'))
        .toSorted(),
    ).toEqual(['gen-1', 'gen-2'])
    await next.kill()
    rmSync(folder, { recursive: true, force: true })
  },
)
