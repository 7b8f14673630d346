import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { silentLog } from '#main/platform/log.ts'
import { router } from '#main/platform/rpc/router.ts'
import { createServiceState } from '#main/platform/service-state.ts'
import { printStates } from '#shared/features/document/document.schema.ts'
import {
  openTestOffice,
  resourcesDirectory,
  temporaryFolder,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import {
  addFormerHead,
  addVillage,
  bytesOf,
  certificateOf,
  certificatePattern,
  decideDecree,
  draftDecree,
  inaugurate,
  none,
  pattern,
  sampitToday,
  telagaAntang,
  tellS02,
} from './document.test-support.ts'

let office: TestOffice
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice(sampitToday())
  head = office.head
})
afterEach(() => office.close())

const issueOne = async () => {
  const { decree } = await tellS02(office)
  return head.document.issue({ ...certificateOf(decree), number: none })
}

const openAct = (document: Awaited<ReturnType<typeof issueOne>>) => {
  const act = document.acts.at(-1)
  if (!act || act.kind !== 'sentToPrinter') throw new Error('nothing was sent')
  return act.id
}

describe('print truth', () => {
  test('sent is not printed; in hand is; what follows is a copy with identical bytes', async () => {
    const issued = await issueOne()
    const bytes = await bytesOf(head, issued.id)
    const sent = await head.document.sendToPrinter({ id: issued.id, copies: 1 })
    expect(sent).toMatchObject({ printState: 'unanswered', acts: [{ kind: 'sentToPrinter', isCopy: false }] })
    await expect(head.document.sendToPrinter({ id: issued.id, copies: 1 })).rejects.toMatchObject({
      code: 'PRINT_UNANSWERED',
    })
    const held = await head.document.confirmPrint({ actId: openAct(sent), outcome: 'inHand' })
    expect(held.printState).toBe('inHand')
    const copy = await head.document.sendToPrinter({ id: issued.id, copies: 2 })
    expect(copy.acts.at(-1)).toMatchObject({ isCopy: true, copies: 2 })
    await head.document.confirmPrint({ actId: openAct(copy), outcome: 'inHand' })
    expect((await bytesOf(head, issued.id)).equals(bytes)).toBe(true)
    expect((await readPdf(bytes)).words).not.toMatch(/SALINAN/i)
  })

  test('a spoiled sheet wants a word and is followed by an original', async () => {
    const issued = await issueOne()
    const sent = await head.document.sendToPrinter({ id: issued.id, copies: 1 })
    const actId = openAct(sent)
    await expect(head.document.confirmPrint({ actId, outcome: 'spoiled', note: '  ' })).rejects.toMatchObject(
      {
        code: 'PRINT_NOTE_NEEDED',
      },
    )
    const spoiled = await head.document.confirmPrint({ actId, outcome: 'spoiled', note: 'kertas macet' })
    expect(spoiled).toMatchObject({ printState: 'spoiled' })
    expect(spoiled.acts.at(-1)).toMatchObject({ kind: 'spoiled', note: 'kertas macet', answers: actId })
    const again = await head.document.sendToPrinter({ id: issued.id, copies: 1 })
    expect(again.acts.at(-1)).toMatchObject({ isCopy: false })
  })

  test('an answer is given once, whoever gives it, and a closed dialog is no spoiled sheet', async () => {
    const officer = await office.officer('petugas', ['officer'])
    const issued = await issueOne()
    const sent = await officer.document.sendToPrinter({ id: issued.id, copies: 1 })
    const actId = openAct(sent)
    const cancelled = await head.document.confirmPrint({ actId, outcome: 'cancelled' })
    expect(cancelled.printState).toBe('notPrinted')
    await expect(officer.document.confirmPrint({ actId, outcome: 'inHand' })).rejects.toMatchObject({
      code: 'PRINT_ALREADY_ANSWERED',
    })
    const unknown = crypto.randomUUID() as typeof actId
    await expect(head.document.confirmPrint({ actId: unknown, outcome: 'inHand' })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('an open question outlives the service and stands in the list of open prints', async () => {
    const issued = await issueOne()
    await head.document.sendToPrinter({ id: issued.id, copies: 1 })
    office.restart()
    const again = await office.login('kepala', 'lumbung senja perahu kayu')
    const { items, total } = await again.document.unanswered({})
    expect({ total, item: items[0] }).toMatchObject({
      total: 1,
      item: { documentId: issued.id, officerName: 'Kepala Contoh', isCopy: false },
    })
  })

  test('a file that was saved is written down and is no print', async () => {
    const issued = await issueOne()
    const saved = await head.document.savedAsFile({ id: issued.id })
    expect(saved).toMatchObject({ printState: 'notPrinted', acts: [{ kind: 'savedAsFile' }] })
  })

  test('a superseded paper is not printed any more, its file is still there', async () => {
    const issued = await issueOne()
    await head.document.reissue({ id: issued.id, reason: 'uji', number: none })
    await expect(head.document.sendToPrinter({ id: issued.id, copies: 1 })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_VALID',
    })
    expect((await bytesOf(head, issued.id)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the list filters by the very state the rule computes', async () => {
    await addFormerHead(head)
    const villages = []
    for (const code of telagaAntang.slice(0, 4)) villages.push(await addVillage(head, code))
    const decree = await decideDecree(head, villages)
    const { issued } = await head.document.issueBatch({ decreeId: decree.decree.id, number: none })
    const [, unanswered, inHand, spoiled] = issued
    const send = (id: (typeof issued)[number]['id']) => head.document.sendToPrinter({ id, copies: 1 })
    await send(unanswered!.id)
    await head.document.confirmPrint({ actId: openAct(await send(inHand!.id)), outcome: 'inHand' })
    await head.document.confirmPrint({
      actId: openAct(await send(spoiled!.id)),
      outcome: 'spoiled',
      note: 'robek',
    })
    for (const state of printStates) {
      const { items, total } = await head.document.list({ printStates: [state] })
      expect(items.map(({ printState }) => printState)).toEqual([state])
      expect(total).toBe(1)
    }
  })
})

describe('pages for the printer', () => {
  test('are refused once the template would lay them out in another way, and the kept file stays', async () => {
    const issued = await issueOne()
    const bytes = await bytesOf(head, issued.id)
    const changed = temporaryFolder()
    for (const name of ['fonts', 'reference'])
      symlinkSync(join(resourcesDirectory, name), join(changed, name))
    mkdirSync(join(changed, 'templates'))
    cpSync(join(resourcesDirectory, 'templates'), join(changed, 'templates'), { recursive: true })
    appendFileSync(join(changed, 'templates', 'certificate.typ'), '\n#place(bottom, [.])\n')
    office.service.close()
    const service = createServiceState({
      ...office.service.options,
      resourcesDirectory: changed,
      log: silentLog,
    })
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    await client.session.login({ login: 'kepala', password: 'lumbung senja perahu kayu' })
    await expect(client.document.pages({ id: issued.id })).rejects.toMatchObject({
      code: 'DOCUMENT_LAYOUT_CHANGED',
    })
    const { file } = await client.document.file({ id: issued.id })
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    service.close()
    rmSync(changed, { recursive: true })
  })
})

describe('a batch', () => {
  const villagesOf = async (codes: readonly string[]) => {
    const villages = []
    for (const code of codes) villages.push(await addVillage(head, code))
    return villages
  }

  test('of eight villages is one file of eight pages and eight single ones', async () => {
    await addFormerHead(head)
    await head.number.savePattern(certificatePattern)
    const decree = await inaugurate(head, await decideDecree(head, await villagesOf(telagaAntang)))
    const { batch, issued, skipped } = await head.document.issueBatch({
      decreeId: decree.decree.id,
      number: pattern,
    })
    expect(skipped).toEqual([])
    expect(issued.map(({ number }) => number)).toEqual(
      Array.from({ length: 8 }, (_entry, index) => `PIAGAM-00${index + 1}/II/2024`),
    )
    const { file } = await head.document.batchFile({ id: batch.id })
    const combined = await readPdf(new Uint8Array(await file.arrayBuffer()))
    expect(combined.pages).toHaveLength(8)
    for (const [index, { id, serial, number }] of issued.entries()) {
      const single = await readPdf(await bytesOf(head, id))
      const page = combined.texts.filter((text) => text.page === index + 1).map(({ text }) => text)
      expect(single.pages).toHaveLength(1)
      expect(page).toEqual(single.texts.map(({ text }) => text))
      expect(single.words).toContain(String(serial))
      expect(single.words).toContain(String(number))
    }
    const { villages, batches } = await head.document.ofDecree({ decreeId: decree.decree.id })
    expect(villages.map(({ document }) => document?.batchId)).toEqual(issued.map(() => batch.id))
    expect(batches).toMatchObject([{ id: batch.id, documentCount: 8 }])
  })

  test('skips who has a paper and says so; when all have one it is refused', async () => {
    await addFormerHead(head)
    const decree = await decideDecree(head, await villagesOf(telagaAntang.slice(0, 3)))
    await head.document.issue({ ...certificateOf(decree, 1), number: none })
    const request = { decreeId: decree.decree.id, number: none }
    const { issued, skipped } = await head.document.issueBatch(request)
    expect(issued).toHaveLength(2)
    expect(skipped).toMatchObject([{ reason: 'alreadyIssued' }])
    await expect(head.document.issueBatch(request)).rejects.toMatchObject({
      code: 'DOCUMENT_NOTHING_TO_ISSUE',
    })
  })

  test('of an undecided decree is stopped whole', async () => {
    await addFormerHead(head)
    const draft = await draftDecree(head, await villagesOf(telagaAntang.slice(0, 2)))
    await expect(head.document.issueBatch({ decreeId: draft.decree.id, number: none })).rejects.toMatchObject(
      {
        code: 'DOCUMENT_INCOMPLETE',
        data: { missing: ['decreeNumber'] },
      },
    )
    expect((await head.document.list({})).total).toBe(0)
  })

  test('is sent and answered together; one wrong answer and none counts', async () => {
    await addFormerHead(head)
    const decree = await decideDecree(head, await villagesOf(telagaAntang.slice(0, 3)))
    const { issued } = await head.document.issueBatch({ decreeId: decree.decree.id, number: none })
    expect(await head.document.sendManyToPrinter({ ids: issued.map(({ id }) => id) })).toEqual({ sent: 3 })
    const { villages } = await head.document.ofDecree({ decreeId: decree.decree.id })
    const acts = villages.flatMap(({ openPrint }) => openPrint?.actId ?? [])
    const inHand = acts.map((actId) => ({ actId, outcome: 'inHand' as const }))
    const wrong = { actId: acts[2]!, outcome: 'spoiled' as const }
    await expect(
      head.document.confirmPrints({ answers: [...inHand.slice(0, 2), wrong] }),
    ).rejects.toMatchObject({ code: 'PRINT_NOTE_NEEDED' })
    expect((await head.document.unanswered({})).total).toBe(3)
    const answers = [...inHand.slice(0, 2), { ...wrong, note: 'tinta luntur' }]
    expect(await head.document.confirmPrints({ answers })).toEqual({ answered: 3 })
    const states = (await head.document.ofDecree({ decreeId: decree.decree.id })).villages
    expect(states.map(({ document }) => document?.printState)).toEqual(['inHand', 'inHand', 'spoiled'])
  })

  test('papers come in pages, newest first, without a gap or a double', async () => {
    await addFormerHead(head)
    const decree = await decideDecree(head, await villagesOf(telagaAntang.slice(0, 5)))
    await head.document.issueBatch({ decreeId: decree.decree.id, number: none })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await head.document.list({ limit: 2, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect((await head.document.list({ cursor: 'bukan-kursor' })).items).toHaveLength(5)
  })
})
