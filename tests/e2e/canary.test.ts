import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementWarningCodes } from '#shared/features/agreement/agreement.schema.ts'
import { subjectWarningCodes } from '#shared/features/subject/subject.schema.ts'
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

/** What a case knows of somebody: name, numbers, what happened, what was answered, and the bytes of a file. */
const person = {
  name: 'Kenarisembilan Fiktif',
  nik: '6202176705940731',
  phone: '081200047312',
  chronology: 'Kenarisepuluh dijemput pada malam hari',
  answer: 'Kenarisebelas yang membayar tiketnya',
  evidence: 'Kenariduabelas',
  lead: 'Kenaritigabelas Coba',
}
/** As they may stand in a file: of names one word, of the phone what all its spellings share. */
const personCanaries = [
  'Kenarisembilan',
  person.nik,
  person.phone.slice(1),
  'Kenarisepuluh',
  'Kenarisebelas',
  person.evidence,
  'Kenaritigabelas',
]
const password = 'lumbung senja perahu kenaridelapan'

const root = mkdtempSync(join(tmpdir(), 'perisai-desa-canary-'))
const data = join(root, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const needles = [...canaries, ...personCanaries].flatMap((canary) => [
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

/** A case with somebody in it who was heard, a lead, a piece of evidence, a form left half typed, and a list of people. */
const fillCase = async ({ client }: ForkedService): Promise<void> => {
  const own = { login: 'petugas', fullName: 'Petugas Contoh', nip: null, position: null }
  const { id: officerId } = await client.officer.add({ ...own, password, roles: ['officer'] })
  await client.session.login({ login: own.login, password })
  const hour = 3_600_000
  const now = Date.now()
  const opened = await client.case.create({
    title: 'Wawancara paspor',
    channel: 'passportInterview',
    channelDetail: null,
    receivedAt: new Date(now - 2 * hour),
    eventOn: null,
    eventPlace: null,
    eventRegionCode: null,
    villageId: null,
    chronology: person.chronology,
    modus: [],
    confidentiality: 'ordinary',
    urgency: 'ordinary',
  })
  if (opened.outcome !== 'saved') throw new Error('the case was not saved')
  const caseId = opened.detail.case.id
  const added = await client.subject.add({
    caseId,
    subject: {
      role: 'prospectiveWorker',
      fullName: person.name,
      nik: person.nik,
      contacts: [{ kind: 'phone', value: person.phone }],
    },
    acceptedWarnings: [...subjectWarningCodes],
  })
  if (added.outcome !== 'saved') throw new Error('the person was not saved')
  await client.entity.link({
    caseId,
    entity: { kind: 'person', value: person.lead },
    link: { role: 'recruiter', source: 'subjectStatement' },
  })
  const facts = {
    kind: 'interview' as const,
    startedAt: new Date(now - hour),
    place: 'Kantor',
    basis: 'Surat perintah',
    officerId,
    secondOfficer: null,
    interpreter: null,
    spokenLanguage: null,
    guardian: null,
    guardianRelation: null,
  }
  const started = await client.interview.start({ caseId, subjectIds: [added.id], facts, questions: [] })
  if (started.outcome !== 'saved') throw new Error('the interview was not begun')
  const [interviewId = ''] = started.ids
  const { interview } = await client.interview.get({ id: interviewId })
  await client.interview.finish({
    ...facts,
    id: interviewId,
    version: interview.version,
    lines: [{ question: 'Siapa yang membayar?', answer: person.answer }],
    observations: null,
    opinion: null,
    opinionReasons: null,
    endedAt: new Date(now - hour / 2),
    signing: { signature: 'signed' },
  })
  await client.document.issueInterviewRecords({ caseId, number: { kind: 'none' } })
  const bytes = [`%PDF-1.7\n${person.evidence}\n`.repeat(50_000)]
  const file = new File(bytes, `${person.evidence}.pdf`, { type: 'application/pdf' })
  await client.evidence.add({
    caseId,
    file,
    title: person.evidence,
    kind: 'document',
    source: 'Diserahkan sendiri',
    obtainedOn: null,
    subjectId: added.id,
    note: null,
  })
  await client.draft.save({
    kind: 'subject',
    recordKey: caseId,
    label: 'Orang baru',
    body: { fullName: person.name, chronology: person.chronology },
  })
  const list = [
    `Nama;NIK;Telepon`,
    ...Array<string>(2000).fill(`${person.name};${person.nik};${person.phone}`),
  ]
  const register = await client.groupIntake.readFile({ file: new File([list.join('\r\n')], 'daftar.csv') })
  const [sheet] = register.sheets
  const check = { id: register.id, sheet: 0, headingRow: 1, mapping: sheet?.mapping ?? [] }
  const events = []
  for await (const event of await client.groupIntake.check(check)) events.push(event)
  expect(events.at(-1)).toMatchObject({ type: 'done' })
  await client.subject.matches({ nik: person.nik, phone: person.phone, fullName: person.name })
  await client.case.list({ view: 'all', query: person.name, sort: 'updated' })
}

describe('names that are stored', () => {
  test('stand in no file in the clear: not in the store, its journals, its log, temporary or deleted files', async () => {
    const service = await forkBuiltService(data, { environment: { TMPDIR: root, SQLITE_TMPDIR: root } })
    await fill(service)
    await fillCase(service)
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
