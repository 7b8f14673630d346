import { afterEach, beforeEach, expect, test } from 'vitest'
import { pdfOf } from '../../../../tests/support/evidence-files.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import {
  officeOver,
  startService,
  temporaryFolder,
  testPassword,
  visitorOf,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { giveFile, takeOffsite } from './backup.test-support.ts'

let office: TestCaseOffice
let elsewhere: TestOffice | undefined
let secret: TestCaseOffice['caseId']
let evidence: string
const told = 'Sponsor berkumis menunggu di dermaga lama.'
const reason = 'Laptop lama hilang'

beforeEach(async () => {
  office = await openCaseOffice()
  secret = (await office.addCase({ confidentiality: 'secret', chronology: told })).case.id
  const kept = await office.worker.evidence.add({
    caseId: secret,
    file: new File([pdfOf(2)], 'surat.pdf'),
    title: 'Surat',
    kind: 'scan',
    source: 'Pemohon',
    obtainedOn: null,
    subjectId: null,
    note: null,
  })
  evidence = kept.id
})
afterEach(() => {
  elsewhere?.close()
  elsewhere = undefined
  office.close()
})

const readsAll = async (client: TestClient): Promise<void> => {
  expect((await client.case.get({ id: secret })).chronology).toBe(told)
  const shown = await client.evidence.shown({ id: evidence })
  expect(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(pdfOf(2)))).toBe(true)
}

test('the file and the paper code open a secret case on a machine that knows nothing', async () => {
  const file = await takeOffsite(office.head)
  const folder = temporaryFolder()
  const service = startService(folder, office.clock)
  const client = visitorOf(service)
  elsewhere = officeOver({ folder, clock: office.clock, service, head: client, recoveryCode: '' })
  const uploadId = await giveFile(client.backup.uploadAtEntrance, file)
  const input = {
    recoveryCode: office.recoveryCode,
    login: 'kepala',
    newPassword: 'gerobak payung hujan sore',
  }
  const { recoveryCode } = await client.backup.restoreElsewhere({ uploadId, ...input, reason })
  await client.access.open({ caseId: secret, reason })
  await readsAll(client)
  // The colleague gets a password again, and with it his cases; the new code on paper opens them too.
  await client.officer.resetPassword({
    id: office.officerIds.petugas,
    password: 'sampan layar tikar pagi',
    reason,
  })
  await readsAll(await elsewhere.login('petugas', 'sampan layar tikar pagi'))
  const again = elsewhere.visitor()
  await again.session.recover({
    login: 'petugas',
    recoveryCode,
    secondShare: null,
    reason,
    newPassword: 'kelapa pasir ombak petang',
  })
  await readsAll(again)
})

test('a local backup that is restored keeps a secret case for those who are named in it', async () => {
  const { name } = await office.head.backup.create()
  office.clock.set(office.clock.now() + 61 * 60_000)
  await office.worker.case.addNote({ id: secret, body: 'Sesudah cadangan', occurredAt: null })
  await office.head.backup.restore({ source: { kind: 'local', name }, reason })
  office.restart()
  const client = await office.login('petugas', testPassword('petugas'))
  await readsAll(client)
  expect(JSON.stringify(await client.case.timeline({ id: secret }))).not.toContain('Sesudah cadangan')
})
