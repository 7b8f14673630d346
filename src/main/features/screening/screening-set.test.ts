import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { Indicator, ScreeningSet, SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { setVersion1 } from '#shared/features/screening/version-1/set-version-1.ts'
import { allYes, answered, assess } from './screening.test-support.ts'

let office: TestCaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const withIndicator = (content: SetContent, id: string, change: Partial<Indicator>): SetContent => ({
  ...content,
  indicators: content.indicators.map((each) => (each.id === id ? { ...each, ...change } : each)),
})
const save = (draft: ScreeningSet, content: SetContent) =>
  office.sectionHead.screening.saveSet({ id: draft.id, version: draft.version, title: draft.title, content })
const newSubject = async () => {
  const { case: record } = await office.addCase()
  return office.addSubject(record.id)
}

describe('a store without a set of its own', () => {
  test('answers with the one the program brings along, read by everybody on cases', async () => {
    const set = await office.worker.screening.setInForce()
    expect(set).toMatchObject({ number: 1, state: 'inForce', content: setVersion1 })
    const { items, nextCursor } = await office.worker.screening.sets({})
    expect(items.map(({ number }) => number)).toEqual([1])
    expect(nextCursor).toBeNull()
    expect(await office.worker.screening.set({ id: set.id })).toEqual(set)
  })
})

describe('a draft', () => {
  test('is a copy of what is in force, one at a time, written by heads alone', async () => {
    const draft = await office.sectionHead.screening.draftSet()
    expect(draft).toMatchObject({ number: 2, state: 'draft', content: setVersion1, inForceSince: null })
    expect((await office.head.screening.draftSet()).id).toBe(draft.id)
    const { id, version, title, content } = draft
    for (const act of [
      office.worker.screening.saveSet({ id, version, title, content }),
      office.worker.screening.discardSet({ id, version }),
      office.operator.screening.putInForce({ id, version, changeNote: 'x' }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    }
    await expect(office.worker.screening.draftSet()).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'screening.settings' },
    })
  })

  test('is saved with the version it was read with, and never with an id lost or out of order', async () => {
    const draft = await office.sectionHead.screening.draftSet()
    const content = withIndicator(draft.content, 'P06', { weight: 'strong' })
    const saved = await save(draft, content)
    expect(saved).toMatchObject({ version: draft.version + 1, content })
    await expect(save(draft, content)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
      data: { kind: 'screeningSet' },
    })
    const lost = { ...content, indicators: content.indicators.filter(({ id }) => id !== 'D03') }
    await expect(save(saved, lost)).rejects.toMatchObject({
      code: 'SCREENING_ITEM_TAKEN_AWAY',
      data: { item: 'D03' },
    })
    const jumped = {
      ...content,
      indicators: [...content.indicators, { ...content.indicators[0]!, id: 'D40' }],
    }
    await expect(save(saved, jumped)).rejects.toMatchObject({ code: 'SCREENING_ITEM_NUMBER' })
    const huge = withIndicator(content, 'D01', { statement: { id: 'x'.repeat(100_000), en: 'x' } })
    await expect(save(saved, huge)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('equal to what is in force is not put in force, and can be discarded', async () => {
    const draft = await office.sectionHead.screening.draftSet()
    const same = await save(draft, setVersion1)
    const inForce = { id: same.id, version: same.version, changeNote: 'tanpa perubahan' }
    await expect(office.sectionHead.screening.putInForce(inForce)).rejects.toMatchObject({
      code: 'SCREENING_SET_UNCHANGED',
    })
    await office.sectionHead.screening.discardSet({ id: same.id, version: same.version })
    await expect(office.sectionHead.screening.set({ id: same.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    expect((await office.worker.screening.setInForce()).number).toBe(1)
  })
})

describe('a new version', () => {
  /** A subject whose assessment was opened before the new version. */
  let underWay: string

  test('counts for new assessments; older ones keep theirs for ever and are explained by it', async () => {
    const early = await newSubject()
    underWay = await newSubject()
    const old = await assess(office.worker, early, { answers: allYes('P06 P03') })
    expect(old.assessment).toMatchObject({ colour: 'blue', setNumber: 1 })
    const open = await office.worker.screening.start({ subjectId: underWay })
    await office.worker.screening.save({
      id: open.assessment.id,
      version: open.assessment.version,
      assessedAt: open.assessment.assessedAt,
      answers: [...allYes('P06'), ...answered('D03 D02', 'no')],
      note: null,
    })

    const draft = await office.sectionHead.screening.draftSet()
    const reworded = withIndicator(draft.content, 'P06', {
      weight: 'strong',
      statement: { id: 'Nomor yang sama dengan kasus lain', en: 'Same number as another case' },
    })
    const content = {
      ...withIndicator(reworded, 'D03', { inUse: false }),
      indicators: [
        ...withIndicator(reworded, 'D03', { inUse: false }).indicators,
        { ...draft.content.indicators[0]!, id: 'D12', statement: { id: 'Contoh baru', en: 'New example' } },
      ],
    }
    const saved = await save(draft, content)
    const inForce = await office.sectionHead.screening.putInForce({
      id: saved.id,
      version: saved.version,
      changeNote: 'Bobot P06 dinaikkan setelah evaluasi.',
    })
    expect(inForce).toMatchObject({
      state: 'inForce',
      approvedBy: 'Petugas kasi',
      changeNote: 'Bobot P06 dinaikkan setelah evaluasi.',
    })

    const explained = await office.worker.screening.explain({ id: old.assessment.id })
    expect(explained.assessment).toEqual(old.assessment)
    expect(explained.set.content).toEqual(setVersion1)
    expect(explained).toMatchObject({
      set: { number: 1, state: 'replaced' },
      newerSet: { number: inForce.number },
    })

    const again = await assess(office.worker, early, { answers: allYes('P06 P03') })
    expect(again.assessment).toMatchObject({ colour: 'yellow', setNumber: inForce.number })
  })

  test('under an open assessment is told before finishing, or gone over to without what it no longer asks', async () => {
    const { assessment, newerSet } = await office.worker.screening.start({ subjectId: underWay })
    expect(newerSet).toMatchObject({ number: 2 })
    const input = {
      id: assessment.id,
      version: assessment.version,
      assessedAt: assessment.assessedAt,
      answers: assessment.answers,
      note: null,
    }
    expect(
      await office.worker.screening.complete({ ...input, acceptedWarnings: ['SCREENING_FEW_ASKED'] }),
    ).toMatchObject({
      outcome: 'warned',
      warnings: [
        { code: 'SCREENING_SET_REPLACED', data: { number: 1, inForce: 2 } },
        { code: 'SCREENING_FEW_ASKED' },
      ],
    })
    const adopted = await office.worker.screening.adoptSet({ id: input.id, version: input.version })
    expect(adopted).toMatchObject({ assessment: { setNumber: 2 }, newerSet: null })
    expect(adopted.assessment.answers.map(({ itemId }) => itemId)).toEqual(['P06', 'D02'])
    await expect(
      office.worker.screening.adoptSet({ id: input.id, version: adopted.assessment.version }),
    ).rejects.toMatchObject({ code: 'SCREENING_SET_IS_CURRENT' })
    const dropped = { ...input, version: adopted.assessment.version }
    await expect(
      office.worker.screening.complete({ ...dropped, answers: answered('D03', 'yes') }),
    ).rejects.toMatchObject({ code: 'SCREENING_ITEM_UNKNOWN', data: { item: 'D03' } })
    const done = await office.worker.screening.complete({ ...dropped, answers: adopted.assessment.answers })
    expect(done).toMatchObject({ outcome: 'saved', detail: { assessment: { colour: 'yellow' } } })
  })

  test('is no draft any more: neither it nor the old one is changed, discarded or put in force again', async () => {
    const { items } = await office.head.screening.sets({})
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [2, 'inForce'],
      [1, 'replaced'],
    ])
    for (const { id, version, number, title } of items) {
      for (const act of [
        office.head.screening.saveSet({ id, version, title, content: setVersion1 }),
        office.head.screening.discardSet({ id, version }),
        office.head.screening.putInForce({ id, version, changeNote: 'lagi' }),
      ]) {
        await expect(act).rejects.toMatchObject({ code: 'SCREENING_SET_NOT_DRAFT', data: { number } })
      }
    }
    const { database } = office.service.store()
    expect(() =>
      database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, (db) =>
        db.prepare(`update screening_sets set content = '{}' where number = 1`).run(),
      ),
    ).toThrow('a set that was in force is kept as it is')
  })

  test('follows another one by the next number, with the reason in the change log', async () => {
    const draft = await office.head.screening.draftSet()
    expect(draft.number).toBe(3)
    const saved = await office.head.screening.saveSet({
      id: draft.id,
      version: draft.version,
      title: 'Setelah evaluasi',
      content: withIndicator(draft.content, 'D12', { weight: 'weak' }),
    })
    const change = { id: saved.id, version: saved.version, changeNote: 'Bobot D12 diturunkan.' }
    await office.head.screening.putInForce(change)
    await expect(office.head.screening.putInForce(change)).rejects.toMatchObject({
      code: 'SCREENING_SET_NOT_DRAFT',
    })
    const history = await office.head.history.ofRecord({ kind: 'screeningSet', id: draft.id })
    expect(history.items[0]).toMatchObject({
      action: 'screening.putInForce',
      reason: 'Bobot D12 diturunkan.',
    })
    const pages = await office.head.screening.sets({ limit: 2 })
    expect(pages.items.map(({ number }) => number)).toEqual([3, 2])
    const rest = await office.head.screening.sets({ limit: 2, cursor: pages.nextCursor ?? '' })
    expect(rest).toMatchObject({ items: [{ number: 1 }], nextCursor: null })
  })
})
