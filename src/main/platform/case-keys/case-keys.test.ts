import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEncrypted, type Connection } from '#main/platform/db/open.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { createKeyPair, type KeyPair } from '#main/platform/keys/crypto.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { jpegOf, pdfOf } from '../../../../tests/support/evidence-files.ts'
import { sealPairOf } from '../../../../tests/support/seal-pair.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import {
  clientFor,
  sessionFor,
  testPassword,
  type TestClient,
} from '../../../../tests/support/test-office.ts'
import { openCaseKey } from './case-seal.ts'

let office: TestCaseOffice
let secret: TestCaseOffice['caseId']
const told = 'Sponsor berkumis menunggu di dermaga lama.'
const canaries = {
  chronology: told,
  note: 'Ibunya diancam lewat telepon malam itu.',
  title: 'Tangkapan layar ancaman',
  fileName: 'ancaman-malam.pdf',
  answer: 'Saya disuruh mengaku berlibur.',
  bytes: 'ISI-BERKAS-ANCAMAN',
}
beforeEach(async () => {
  office = await openCaseOffice()
  secret = (await office.addCase({ confidentiality: 'secret', chronology: told })).case.id
})
afterEach(() => office.close())

const keyMissing = { code: 'CASE_KEY_MISSING' }
const notFound = { code: 'RECORD_NOT_FOUND' }
const reason = 'Diminta oleh pengawas.'
const newPassword = 'gerobak payung hujan sore'
const alone = {
  secondOfficer: null,
  interpreter: null,
  spokenLanguage: null,
  guardian: null,
  guardianRelation: null,
}
const unsaid = { obtainedOn: null, subjectId: null, note: null }

const evidenceOf = (caseId = secret, extra = canaries.bytes, by: TestClient = office.worker) =>
  by.evidence.add({
    caseId,
    file: new File([pdfOf(1, `% ${extra}\n`)], canaries.fileName),
    title: canaries.title,
    kind: 'chat',
    source: 'Telepon pemohon',
    ...unsaid,
  })

const talkIn = async (caseId: TestCaseOffice['caseId']) => {
  const subjectId = await office.addSubject(caseId)
  const started = await office.worker.interview.start({
    caseId,
    subjectIds: [subjectId],
    facts: {
      kind: 'interview',
      startedAt: new Date(office.clock.now() - 3_600_000),
      place: 'Ruang wawancara',
      basis: 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian',
      officerId: office.officerIds.petugas,
      ...alone,
    },
    questions: [],
    acceptedWarnings: [],
  })
  if (started.outcome === 'warned') throw new Error('asked')
  const [id] = started.ids
  const { interview } = await office.worker.interview.get({ id: id! })
  await office.worker.interview.save({
    id: id!,
    version: interview.version,
    startedAt: interview.startedAt,
    place: interview.place,
    basis: interview.basis,
    kind: interview.kind,
    officerId: interview.officerId,
    ...alone,
    lines: [{ question: 'Apa yang diminta kepada Saudara?', answer: canaries.answer }],
    observations: null,
    opinion: null,
    opinionReasons: null,
  })
  return id!
}

/** Everything told and shown that these tests look for, in one case. */
const fill = async (caseId: TestCaseOffice['caseId']) => {
  await office.worker.case.addNote({ id: caseId, body: canaries.note, occurredAt: null })
  const interview = await talkIn(caseId)
  const { id: evidence } = await evidenceOf(caseId)
  return { interview, evidence }
}

const store = () => office.service.store()
const rows = <Row>(sql: string): Row[] => store().database.connection.prepare(sql).all() as Row[]

/** What a program of one's own finds in the files of the store with the master key: every value of every table. */
const everythingStored = (): string => {
  const { folder, generation, masterKey, storeId } = store()
  const keys = storeKeys(masterKey, storeId)
  const read = (name: string, key: Uint8Array): string => {
    const connection = openEncrypted(join(folder, `gen-${generation}`, name), key, { create: false })
    try {
      return valuesOf(connection)
    } finally {
      connection.close()
    }
  }
  return read('utama.db', keys.database) + read('lampiran.db', keys.blobs)
}

const valuesOf = (connection: Connection): string =>
  (
    connection
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[]
  )
    .flatMap((table) => connection.prepare(`select * from "${table}"`).raw().all() as unknown[][])
    .flat()
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n')

const found = (): string[] => {
  const stored = everythingStored()
  return Object.values(canaries).filter((canary) => stored.includes(canary))
}

type Box = { caseId: string; version: number; box: Uint8Array }
const boxes = (): Box[] =>
  rows<Box & { caseId: string }>(
    `select lower(hex(cases.uuid)) as caseId, case_keys.version, box from case_keys join cases on cases.id = case_id`,
  ).map((row) => ({
    ...row,
    caseId: row.caseId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }))

const pairOf = (login: string): KeyPair => {
  const [row] = rows<{ slotId: string }>(`select slot_id as slotId from officers where login = '${login}'`)
  const pair = row && sealPairOf(office.folder, login, row.slotId)
  if (!pair) throw new Error(`no pair of ${login}`)
  return pair
}

const opens = (login: string): boolean =>
  boxes().some(({ box, ...place }) => openCaseKey(pairOf(login), box, place) !== undefined)

const keyVersion = (): number => boxes()[0]?.version ?? 0

describe('what was told and shown in a secret case', () => {
  test('is read by who is named in it, and is nowhere in the store for who has the master key alone', async () => {
    const { interview, evidence } = await fill(secret)
    expect((await office.worker.case.get({ id: secret })).chronology).toBe(told)
    expect(JSON.stringify(await office.worker.case.timeline({ id: secret }))).toContain(canaries.note)
    expect((await office.worker.interview.get({ id: interview })).interview.lines[0]?.answer).toBe(
      canaries.answer,
    )
    expect(await office.worker.evidence.get({ id: evidence })).toMatchObject({
      title: canaries.title,
      file: { name: canaries.fileName },
    })
    const shown = Buffer.from(await (await office.worker.evidence.shown({ id: evidence })).arrayBuffer())
    expect(shown.equals(Buffer.from(pdfOf(1, `% ${canaries.bytes}\n`)))).toBe(true)
    expect(found()).toEqual([])
    // A colleague with an account of his own: none of the boxes is for his key.
    expect([opens('petugas'), opens('kepala'), opens('rekan'), opens('kasi')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(openCaseKey(createKeyPair('x25519'), boxes()[0]!.box, boxes()[0]!)).toBeUndefined()
  })

  test('stands in clear in a case that is not secret, so that the search of these tests can find it', async () => {
    await fill((await office.addCase({ chronology: told })).case.id)
    expect(found()).toEqual(Object.values(canaries))
  })

  test('does not come into the log by what an officer says of his act', async () => {
    const { evidence } = await fill(secret)
    const why = 'Salah orang, bukan yang berjaket kuning.'
    const { version: read } = await office.worker.evidence.get({ id: evidence })
    await office.worker.evidence.withdraw({ id: evidence, version: read, reason: why })
    expect(everythingStored()).not.toContain('berjaket kuning')
    const history = await office.worker.history.ofRecord({ kind: 'case', id: secret, limit: 50 })
    expect(history.items.map((item) => item.reason)).toContain(why)
  })

  test('is refused in a row in clear, whatever wrote it', () => {
    const { database } = store()
    const act = { action: 'test', officerId: null, recordedAt: 0, about: [] }
    expect(() =>
      database.change(act, (db) =>
        db.prepare(`update case_narratives set chronology = 'terbuka' where case_id = 2`).run(),
      ),
    ).toThrow('CASE_TEXT_NOT_SEALED')
  })

  test('is found by the same bytes only within the case', async () => {
    const kept = await evidenceOf()
    await expect(evidenceOf()).rejects.toMatchObject({
      code: 'EVIDENCE_ALREADY_KEPT',
      data: { title: canaries.title },
    })
    expect(kept.file.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(everythingStored()).not.toContain(kept.file.sha256)
    expect((await evidenceOf(office.caseId)).file.sha256).toBe(kept.file.sha256)
  })

  test('stays sealed in a paper that was made of it, and the paper is read as it was', async () => {
    await fill(secret)
    const paper = await office.worker.document.issueCasePaper({
      type: 'caseSummary',
      subjectId: secret,
      number: { kind: 'none' },
    })
    expect(found()).toEqual([])
    expect((await office.worker.document.pages({ id: paper.id })).pages.join('')).toContain('<svg')
    const { file: pdf } = await office.worker.document.file({ id: paper.id })
    const file = Buffer.from(await pdf.arrayBuffer())
    expect(file.toString('latin1', 0, 5)).toBe('%PDF-')
    expect(everythingStored()).not.toContain(file.toString('latin1', 0, 400))
  })
})

describe('a case that becomes secret', () => {
  test('is sealed in the same act, files too, and stands in clear again when it is made less secret', async () => {
    const { case: record } = await office.addCase()
    const { evidence } = await fill(record.id)
    const photo = await office.worker.evidence.add({
      caseId: record.id,
      title: 'Foto',
      kind: 'photo',
      source: 'Pemohon',
      ...unsaid,
      file: new File([jpegOf('GPS')], 'foto.jpg'),
    })
    const blobsOf = () => rows<{ n: number }>('select count(*) as n from files')[0]!.n
    const before = await office.worker.case.get({ id: record.id })
    const level = (confidentiality: 'secret' | 'ordinary', version: number, by: TestClient) =>
      by.case.setConfidentiality({ id: record.id, version, confidentiality, reason })
    await level('secret', before.case.version, office.worker)
    // What was written before stays in the log, as the decision says; the rows and the bytes do not.
    const current = [
      rows('select body from case_notes'),
      rows('select answer from interview_lines'),
      rows('select title from evidence'),
      rows('select name from files'),
    ]
    expect(JSON.stringify(current)).not.toMatch(/diancam|berlibur|ancaman/)
    const { blobs } = store()
    const chunks = () =>
      Buffer.concat(blobs.connection.prepare('select bytes from chunks').pluck().all() as Buffer[]).toString(
        'latin1',
      )
    expect(chunks()).not.toContain(canaries.bytes)
    expect(rows('select * from outlived_blobs')).toEqual([])
    const shown = await office.worker.evidence.shown({ id: evidence })
    expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).toContain(canaries.bytes)
    expect((await office.worker.evidence.shown({ id: photo.id })).size).toBeGreaterThan(20)
    expect(blobsOf()).toBe(3)

    const { case: now } = await office.worker.case.get({ id: record.id })
    await office.head.access.open({ caseId: record.id, reason })
    await level('ordinary', now.version, office.head)
    expect(
      rows(`select 1 from case_keys join cases on cases.id = case_id where number = '${record.number}'`),
    ).toEqual([])
    expect(JSON.stringify(rows('select body from case_notes'))).toContain(canaries.note)
    expect(chunks()).toContain(canaries.bytes)
    expect((await office.worker.evidence.get({ id: evidence })).file.name).toBe(canaries.fileName)
    expect((await office.head.audit.verify({})).whole).toBe(true)
    // Secret once more: another key, which every page takes up.
    const { case: third } = await office.head.case.get({ id: record.id })
    await level('secret', third.version, office.head)
    expect((await office.worker.case.timeline({ id: record.id })).items.map(({ note }) => note)).toContain(
      canaries.note,
    )
  })

  test('leaves nothing of a key that an act made which came to nothing', async () => {
    const { case: record } = await office.addCase({ chronology: told })
    const { database } = store()
    const session = sessionFor(office.service, 'petugas')
    const act = { action: 'test', officerId: null, recordedAt: 0, about: [] }
    const makeSecret = (db: WriteDb) =>
      db.prepare(`update cases set confidentiality = 'secret' where number = ?`).run(record.number)
    const failing = (db: WriteDb) => {
      makeSecret(db)
      session.caseKeys.seal(db, 3, 'case_notes.body', 'x')
      throw new Error('nothing of it')
    }
    expect(() => database.change(act, failing, session.caseKeys)).toThrow('nothing of it')
    database.change(act, makeSecret, sessionFor(office.service, 'kepala').caseKeys)
    const stored = database
      .readWith(session.caseKeys)
      .prepare('select chronology from case_narratives where case_id = 3')
    expect(stored.pluck().get()).toBe(told)
  })
})

describe('a store of an older program', () => {
  const act = { action: 'test', officerId: null, recordedAt: 0, about: [] }
  const asOfBefore = async () => {
    const { case: record } = await office.addCase({ chronology: 'Tersimpan sebelum ada kunci kasus.' })
    store().database.change(act, (db) => {
      db.prepare(`update cases set confidentiality = 'secret' where number = ?`).run(record.number)
      db.prepare(`update officers set seal_key = null where login = 'petugas'`).run()
    })
    return record.id
  }
  const stands = () => JSON.stringify(rows('select chronology from case_narratives'))

  test('gets its secret cases sealed at the first login of somebody who may have their keys', async () => {
    const id = await asOfBefore()
    expect(stands()).toContain('Tersimpan sebelum')
    await office.login('kepala', 'lumbung senja perahu kayu')
    expect(stands()).not.toContain('Tersimpan sebelum')
    // Whose public key no row knew yet: it is written at his login, and the key follows with the next act of who has it.
    const worker = await office.login('petugas', testPassword('petugas'))
    await office.head.office.addSection({ name: 'Seksi Lain', endedOn: null })
    expect((await worker.case.get({ id })).chronology).toContain('Tersimpan sebelum')
  })
})

describe('who has the key of a secret case', () => {
  const open = () => office.head.access.open({ caseId: secret, reason })

  test('is who is named later too: he reads what was there before', async () => {
    const first = keyVersion()
    await fill(secret)
    await open()
    await office.name('rekan', secret)
    expect((await office.colleague.case.get({ id: secret })).chronology).toBe(told)
    expect(opens('rekan')).toBe(true)
    expect(keyVersion()).toBe(first)
  })

  test('is no longer who was taken off: there is another key, and his old one opens none of the contents', async () => {
    const { evidence } = await fill(secret)
    await open()
    await office.name('rekan', secret)
    const [kept] = boxes().flatMap(({ box, ...place }) => openCaseKey(pairOf('rekan'), box, place) ?? [])
    const stored = () =>
      rows<{ chronology: string }>('select chronology from case_narratives where case_id = 2')
    const [before] = stored()
    await office.head.case.removeMember({ id: secret, officerId: office.officerIds.rekan })
    expect(kept?.version).toBeLessThan(keyVersion())
    expect(opens('rekan')).toBe(false)
    expect(stored()[0]?.chronology).not.toBe(before?.chronology)
    expect(stored()[0]?.chronology).toContain(`:${keyVersion()}:case_narratives.chronology:`)
    await expect(office.colleague.case.get({ id: secret })).rejects.toMatchObject(notFound)
    expect((await office.worker.case.get({ id: secret })).chronology).toBe(told)
    expect((await office.worker.evidence.shown({ id: evidence })).size).toBeGreaterThan(20)
    expect(rows('select 1 from outlived_blobs')).toEqual([])
  })

  test('is who has an open task in it, until it is done', async () => {
    const { id, version: read } = await office.worker.task.add({
      caseId: secret,
      title: 'Telepon keluarga',
      dueOn: null,
      assignee: { kind: 'officer', officerId: office.officerIds.rekan },
    })
    expect(opens('rekan')).toBe(true)
    const { items } = await office.colleague.task.list({ caseId: secret })
    expect(items[0]?.title).toBe('Telepon keluarga')
    const before = keyVersion()
    await office.colleague.task.finish({ id, version: read, result: 'Sudah' })
    expect(opens('rekan')).toBe(false)
    expect(keyVersion()).toBeGreaterThan(before)
  })

  test('is every office head, also one who becomes it later, and not the section head', async () => {
    const { officers } = await office.head.officer.list()
    const kasi = officers.find(({ login }) => login === 'kasi')
    await expect(office.sectionHead.access.open({ caseId: secret, reason })).rejects.toMatchObject({
      code: 'CASE_NEEDS_OFFICE_HEAD',
    })
    expect(opens('kasi')).toBe(false)
    const { id, version: read, fullName, nip, position, sectionId } = kasi!
    await office.head.officer.save({
      id,
      version: read,
      fullName,
      nip,
      position,
      sectionId,
      roles: ['officeHead'],
    })
    expect(opens('kasi')).toBe(true)
    const promoted = clientFor(office.service, 'kasi')
    await promoted.access.open({ caseId: secret, reason })
    expect((await promoted.case.get({ id: secret })).chronology).toBe(told)
  })

  test('is nobody who was removed from the office, and the rest read on under the new master key', async () => {
    await open()
    await office.name('rekan', secret)
    const { evidence } = await fill(secret)
    const before = keyVersion()
    await office.head.officer.disable({ id: office.officerIds.rekan, reason: 'Pindah tugas' })
    expect(store().keyGeneration).toBe(2)
    expect(keyVersion()).toBeGreaterThan(before)
    expect((await office.worker.case.get({ id: secret })).chronology).toBe(told)
    expect((await office.worker.evidence.shown({ id: evidence })).size).toBeGreaterThan(20)
    expect(found()).toEqual([])
  })
})

describe('an officer who lost his keys', () => {
  test('gets those of his cases with the password that an office head gives him', async () => {
    await office.head.officer.resetPassword({
      id: office.officerIds.petugas,
      password: newPassword,
      reason: 'Lupa kata sandi',
    })
    const client = await office.login('petugas', newPassword)
    expect((await client.case.get({ id: secret })).chronology).toBe(told)
  })

  test('gets them when somebody who has them logs in, and is told so until then', async () => {
    // As if the one who gave him the password had no key himself.
    const lost = createKeyPair('x25519')
    const act = { action: 'test', officerId: null, recordedAt: 0, about: [] }
    store().database.change(act, (db) =>
      db.prepare(`update officers set seal_key = ? where login = 'petugas'`).run(Buffer.from(lost.publicKey)),
    )
    store().database.change(act, (db) =>
      db
        .prepare(`delete from case_keys where officer_id = (select id from officers where login = 'petugas')`)
        .run(),
    )
    const client = await office.login('petugas', testPassword('petugas'))
    await expect(client.case.get({ id: secret })).rejects.toMatchObject(keyMissing)
    await expect(
      client.case.addNote({ id: secret, body: 'Catatan', occurredAt: null }),
    ).rejects.toMatchObject(keyMissing)
    await expect(evidenceOf(secret, 'x', client)).rejects.toMatchObject(keyMissing)
    expect((await client.case.list({ view: 'all' })).items.map(({ id }) => id)).toContain(secret)
    store().database.change(act, (db) =>
      db
        .prepare(`update officers set seal_key = ? where login = 'petugas'`)
        .run(Buffer.from(pairOf('petugas').publicKey)),
    )
    await expect(client.case.get({ id: secret })).rejects.toMatchObject(keyMissing)
    await office.login('kepala', 'lumbung senja perahu kayu')
    expect((await client.case.get({ id: secret })).chronology).toBe(told)
  })

  test('gets them by the code on paper, and so does the next code', async () => {
    const recover = async (recoveryCode: string) => {
      const client = office.visitor()
      const { paper } = await client.session.recover({
        login: 'petugas',
        recoveryCode,
        secondShare: null,
        newPassword,
        reason: 'Lupa kata sandi',
      })
      expect((await client.case.get({ id: secret })).chronology).toBe(told)
      return paper.sheets[0]!.code
    }
    const next = await recover(office.recoveryCode)
    await recover(next)
    // One code is in force, and after the next act there is one box for it.
    await office.head.office.addSection({ name: 'Seksi Lain', endedOn: null })
    expect(rows('select 1 from case_keys where officer_id is null')).toHaveLength(1)
  })
})
