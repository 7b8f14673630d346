import { createHash } from 'node:crypto'
import { registerOf, wordOf } from './workloads/batch.ts'
import { addCase, addDocument, addSubject } from './workloads/case.ts'
import { pdfOf } from '../../support/evidence-files.ts'
import type { ForkedService } from '../../support/forked-service.ts'
import type { Acknowledged } from './workloads/workload.ts'

type Client = ForkedService['client']

/** What a service said is saved, and how many of a kind it was asked for: it may have more than it said, never others. */
export type Told = { acknowledged: Acknowledged[]; askedCases: number }

export type Work = (client: Client, told: Told, random: () => number) => Promise<void>

/** Works that are numbered through, so that no two are the same. */
let numbered = 0

const newCase = async (client: Client, told: Told, title: string) => {
  told.askedCases += 1
  const { id } = await addCase(client, Date.now() - 60_000, title)
  told.acknowledged.push({ what: 'case', record: { table: 'cases', id } })
  return id
}

const caseWithSubject: Work = async (client, told) => {
  const id = await newCase(client, told, `Perkara ${(numbered += 1)}`)
  const subject = await addSubject(client, id, `Fiktif Melati ${wordOf(numbered)}`)
  told.acknowledged.push({ what: 'subject', record: { table: 'subjects', id: subject } })
}

const reading: Work = async (client, told) => {
  const id = await newCase(client, told, `Perkara ${(numbered += 1)}`)
  await client.case.get({ id })
  told.acknowledged.push({ what: 'reading', act: { action: 'case.get', about: id } })
}

const attachment: Work = async (client, told, random) => {
  const caseId = await newCase(client, told, `Perkara ${(numbered += 1)}`)
  const content = pdfOf(1, `${numbered} `.padEnd(Math.floor(random() * 600_000), 'bukti contoh '))
  await addDocument(client, caseId, 'bukti', content)
  told.acknowledged.push({
    what: 'attachment',
    files: [createHash('sha256').update(content).digest('hex')],
  })
}

const draft: Work = async (client, told) => {
  for (let again = 0; again < 5; again += 1) {
    const turn = (numbered += 1)
    const body = { turn, text: 'Naskah contoh. '.repeat(100) }
    await client.draft.save({ kind: 'intake', recordKey: 'formulir', label: 'Formulir', body })
    told.acknowledged.push({ what: 'draft', draft: { recordKey: 'formulir', turn } })
  }
}

const importBatch: Work = async (client, told) => {
  const name = `Fiktif ${wordOf((numbered += 1))}`
  const { id, sheets } = await client.groupIntake.readFile({ file: registerOf(25, name) })
  const mapping = sheets[0]?.mapping ?? []
  const events = await client.groupIntake.check({
    id,
    sheet: 0,
    headingRow: sheets[0]?.headingRow ?? null,
    mapping,
  })
  for await (const event of events) if (event.type === 'done') break
  told.askedCases += 1
  const applied = await client.groupIntake.apply({
    id,
    role: 'prospectiveWorker',
    target: {
      kind: 'new',
      fields: {
        title: `Rombongan ${name}`,
        channel: 'checkpointDeparture',
        receivedAt: new Date(Date.now() - 60_000),
        eventOn: null,
        eventPlace: null,
        chronology: null,
        confidentiality: 'ordinary',
      },
    },
  })
  told.acknowledged.push({
    what: 'batch',
    record: { table: 'cases', id: applied.caseId },
    people: { caseId: applied.caseId, count: applied.added },
  })
}

const lock: Work = async (client, _told, random) => {
  await new Promise((done) => setTimeout(done, random() * 60))
  await client.session.lock()
}

/** Saving side by side, as several pages would. Now and then somebody locks in the middle of it. */
export const mixedWorks = (random: () => number): Work[] => {
  const works = [caseWithSubject, caseWithSubject, reading, attachment, draft]
  if (random() < 0.4) works.push(importBatch)
  if (random() < 0.15) works.push(lock)
  return works
}
