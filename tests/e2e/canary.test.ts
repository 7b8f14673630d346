import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementWarningCodes } from '#shared/features/agreement/agreement.schema.ts'
import { villageWarningCodes } from '#shared/features/village/village.schema.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { forkBuiltService, type ForkedService } from '../support/forked-service.ts'
import { sampitSetup } from '../support/test-office.ts'

/** Names that exist nowhere else: wherever one turns up, something of the store was written in the clear. */
const canaries = [
  'Kenarisatu',
  'Kenaridua',
  'Kenaritiga',
  'Kenariempat',
  'Kenarilima',
  'kenarienam',
  'Kenaritujuh',
]
const [office = '', signatory = '', officer = '', village = '', party = '', login = '', scan = ''] = canaries
const password = 'lumbung senja perahu kenaridelapan'

const root = mkdtempSync(join(tmpdir(), 'perisai-desa-canary-'))
const data = join(root, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const needles = canaries.flatMap((canary) => [
  Buffer.from(canary),
  Buffer.from(canary, 'utf16le'),
  Buffer.from(canary.toUpperCase()),
])

const isHit = (content: Buffer): boolean => needles.some((needle) => content.includes(needle))

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Files the process holds open, also those whose name is gone already (SQLite's own temporary files). */
const openFiles = (pid: number): string[] => {
  const folder = `/proc/${pid}/fd`
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        return statSync(path).isFile()
      } catch {
        return false
      }
    })
}

const hits = (paths: readonly string[]): string[] => paths.filter((path) => isHit(readFileSync(path)))

const fill = async ({ client }: ForkedService): Promise<void> => {
  const setup = sampitSetup()
  const own = { ...setup.office, address: `Jl. ${office} 1` }
  const first = { login, fullName: officer, nip: null, position: null, role: 'officeHead' as const, password }
  const head = { fullName: signatory, nip: null, title: 'Kepala Kantor', capacity: 'definitive' as const }
  await client.setup.create({
    ...setup,
    office: own,
    officer: first,
    signatory: { ...head, fromOn: '2023-01-01', untilOn: null },
  })
  const added = await client.village.add({
    regionCode: '62.02.17.2015',
    printedName: village,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
    acceptedWarnings: [...villageWarningCodes],
  })
  if (added.outcome !== 'saved') throw new Error('the village was not saved')
  const blank = {
    representative: null,
    representativeTitle: null,
    authority: null,
    address: null,
    number: null,
  }
  const agreement = await client.agreement.create({
    kind: 'cooperationAgreement',
    title: 'Kerja sama',
    parties: [
      { institution: 'Kantor', ...blank },
      { institution: party, ...blank },
    ],
    scope: [],
    obligations: [],
    signedOn: null,
    signedAtPlace: null,
    startsOn: null,
    endsOn: null,
    openEnded: false,
    automaticRenewal: false,
    originalsCount: 2,
    originalsHolders: null,
    note: null,
    villageIds: [added.detail.village.id],
    acceptedWarnings: [...agreementWarningCodes],
  })
  if (agreement.outcome !== 'saved') throw new Error('the agreement was not saved')
  const file = new File([`%PDF-1.7\n${scan}\n`.repeat(50_000)], `${scan}.pdf`, { type: 'application/pdf' })
  await client.agreement.addFile({ id: agreement.detail.agreement.id, file })
  await client.document.preview({ type: 'villageSheet', subjectId: added.detail.village.id })
  // Sorting and filtering are what SQLite spills to temporary files when it is let.
  await client.village.list({ query: village })
  await client.agreement.list({ query: party })
}

describe('names that are stored', () => {
  test('stand in no file in the clear: not in the store, its journals, its log, temporary or deleted files', async () => {
    const service = await forkBuiltService(data, { environment: { TMPDIR: root, SQLITE_TMPDIR: root } })
    await fill(service)
    await expect(
      service.client.session.login({ login, password: 'salah salah salah salah' }),
    ).rejects.toThrow()
    const { pid } = service.child
    if (pid === undefined) throw new Error('the service has no process')
    const open = openFiles(pid)
    expect(filesUnder(root).length).toBeGreaterThan(5)
    expect(hits(filesUnder(root))).toEqual([])
    expect(hits(open)).toEqual([])
    expect(isHit(Buffer.from(service.output()))).toBe(false)
    await service.kill()
    expect(hits(filesUnder(root))).toEqual([])
  })

  test('would be found: the sweep sees them in a plain file', () => {
    const plain = join(root, 'plain.txt')
    writeFileSync(plain, `Nama: ${village.toUpperCase()}`)
    expect(hits(filesUnder(root))).toEqual([plain])
  })
})
