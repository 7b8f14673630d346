import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DecreeDetail } from '#shared/features/designation/designation.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  day,
  decideAs,
  decidedDecree,
  draftInput,
  savedDecree,
  targetOf,
} from './designation.test-support.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import { listDesignationsDue } from './index.ts'

let office: TestOffice
let officer: TestClient
let tanjungHarapan: Village
beforeEach(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
  tanjungHarapan = await addVillage(officer, '62.02.17.2015')
})
afterEach(() => office.close())

const factsOf = async (id: Village['id']) =>
  (await officer.village.get({ id })).milestones.map(({ kind, occurredOn }) => [kind, occurredOn])
const stateOf = async (id: Village['id']) => (await officer.village.get({ id })).village.state

const ceremony = (detail: DecreeDetail, inauguratedOn: string) => ({
  ...targetOf(detail),
  inauguratedOn: day(inauguratedOn),
  inauguratedAtPlace: 'Balai Desa Tanjung Harapan',
  presentedBy: 'Pejabat Contoh',
  villages: detail.villages.map(({ designation }) => ({ designationId: designation.id })),
})

const firstOf = (detail: DecreeDetail) => {
  const [item] = detail.villages
  if (!item) throw new Error('the decree has no village')
  return { id: item.designation.id, version: item.designation.version }
}

describe('inaugurating', () => {
  test('on the day of the decree is received by the head of that day', async () => {
    const { id, version } = tanjungHarapan
    const head = { fullName: 'Fiktif Wibowo', phone: null, fromOn: day('2020-01-01'), untilOn: null }
    await officer.village.addHead({ id, version, ...head })
    const { village } = await officer.village.get({ id })
    const next = { ...head, fullName: 'Uji Lestari', fromOn: day('2026-05-10') }
    await officer.village.addHead({ id, version: village.version, ...next })
    const decided = await decidedDecree(officer, [id], 'SK-1')
    const suggested = await officer.designation.suggestInauguration({
      id: decided.decree.id,
      inauguratedOn: day('2024-02-27'),
    })
    expect(suggested).toMatchObject({
      presentedBy: 'Pejabat Contoh',
      villages: [{ receivedBy: 'Fiktif Wibowo', receivedByTitle: 'Kepala Desa' }],
    })
    const held = savedDecree(await officer.designation.inaugurate(ceremony(decided, '2024-02-27')))
    expect(held.villages[0]?.designation).toMatchObject({
      inauguratedOn: '2024-02-27',
      receivedBy: 'Fiktif Wibowo',
      receivedByTitle: 'Kepala Desa',
    })
    expect(await factsOf(id)).toEqual([
      ['designated', '2024-02-27'],
      ['inaugurated', '2024-02-27'],
    ])
    expect(await stateOf(id)).toBe('inaugurated')
  })

  test('before the decree is asked about, and done when the officer has read it', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const asked = await officer.designation.inaugurate(ceremony(decided, '2024-02-26'))
    expect(asked).toEqual({
      outcome: 'warned',
      warnings: [
        {
          code: 'INAUGURATION_BEFORE_DECREE',
          data: { inauguratedOn: '2024-02-26', decidedOn: '2024-02-27' },
        },
      ],
    })
    expect(await factsOf(tanjungHarapan.id)).toHaveLength(1)
    const accepted = {
      ...ceremony(decided, '2024-02-26'),
      acceptedWarnings: ['INAUGURATION_BEFORE_DECREE' as const],
    }
    savedDecree(await officer.designation.inaugurate(accepted))
    expect(await factsOf(tanjungHarapan.id)).toEqual([
      ['inaugurated', '2024-02-26'],
      ['designated', '2024-02-27'],
    ])
    expect(await stateOf(tanjungHarapan.id)).toBe('inaugurated')
  })

  test('may come before the decree is decided; deciding later asks first', async () => {
    const draft = await officer.designation.createDraft(await draftInput(officer, [tanjungHarapan.id]))
    const held = savedDecree(
      await officer.designation.inaugurate({
        ...ceremony(draft, '2024-02-20'),
        acceptedWarnings: ['INAUGURATION_WITHOUT_DECREE', 'INAUGURATION_BEFORE_DECREE'],
      }),
    )
    expect(await stateOf(tanjungHarapan.id)).toBe('inaugurated')
    const input = { ...(await draftInput(officer, [])), ...targetOf(held) }
    await expect(officer.designation.saveDraft(input)).rejects.toMatchObject({
      code: 'DESIGNATION_HAS_INAUGURATION',
    })
    await expect(officer.designation.discardDraft({ ...targetOf(held), reason: 'x' })).rejects.toMatchObject({
      code: 'DESIGNATION_HAS_INAUGURATION',
    })
    expect(held.warnings.map(({ code }) => code)).toEqual(['DECREE_AFTER_INAUGURATION'])
    const attempt = { ...targetOf(held), number: 'SK-1' }
    expect((await officer.designation.decide(attempt)).outcome).toBe('warned')
    const decided = savedDecree(
      await officer.designation.decide({ ...attempt, acceptedWarnings: ['DECREE_AFTER_INAUGURATION'] }),
    )
    expect(decided.villages[0]?.village.state).toBe('inaugurated')
  })

  test('of eight villages is one act, some of them or all, never twice', async () => {
    const villages: Village[] = []
    for (const code of telagaAntang) villages.push(await addVillage(officer, code))
    const decided = await decidedDecree(
      officer,
      villages.map(({ id }) => id),
      'SK-8',
      { decidedOn: day('2025-07-01') },
    )
    const all = ceremony(decided, '2025-07-01')
    const some = savedDecree(
      await officer.designation.inaugurate({ ...all, villages: all.villages.slice(0, 3) }),
    )
    const [listed] = (await officer.designation.list({})).items
    expect(listed).toMatchObject({ progress: 'partlyInaugurated', villageCount: 8, inauguratedCount: 3 })
    await expect(officer.designation.inaugurate({ ...all, ...targetOf(some) })).rejects.toMatchObject({
      code: 'DESIGNATION_ALREADY_INAUGURATED',
    })
    await expect(officer.designation.inaugurate(all)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    const rest = { ...all, ...targetOf(some), villages: all.villages.slice(3) }
    savedDecree(await officer.designation.inaugurate(rest))
    expect((await officer.designation.list({ progresses: ['inaugurated'] })).total).toBe(1)
    const history = await office.head.history.ofRecord({ kind: 'decree', id: decided.decree.id })
    expect(history.items.map(({ action }) => action)).toEqual([
      'designation.inaugurate',
      'designation.inaugurate',
      'designation.decide',
      'designation.createDraft',
    ])
  })

  test('takes a deputy as receiver, or nobody', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const { id: designationId } = firstOf(decided)
    const deputy = { designationId, receivedBy: 'Fiktif Melati', receivedByTitle: 'Sekretaris Desa' }
    const held = savedDecree(
      await officer.designation.inaugurate({ ...ceremony(decided, '2024-02-28'), villages: [deputy] }),
    )
    expect(held.villages[0]?.designation).toMatchObject({
      receivedBy: 'Fiktif Melati',
      receivedByTitle: 'Sekretaris Desa',
    })
  })

  test('put right moves the fact of the village', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const held = savedDecree(await officer.designation.inaugurate(ceremony(decided, '2024-03-27')))
    const { villages: _villages, ...values } = ceremony(held, '2024-02-27')
    const correction = {
      ...values,
      ...firstOf(held),
      receivedBy: null,
      receivedByTitle: null,
      reason: 'salah ketik',
    }
    const corrected = savedDecree(await officer.designation.correctInauguration(correction))
    expect(corrected.villages[0]?.designation.inauguratedOn).toBe('2024-02-27')
    expect(await factsOf(tanjungHarapan.id)).toEqual([
      ['designated', '2024-02-27'],
      ['inaugurated', '2024-02-27'],
    ])
    await expect(officer.designation.correctInauguration(correction)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('of a village of another decree is not found', async () => {
    const other = await addVillage(officer, '62.02.17.2008')
    const [first, second] = [
      await decidedDecree(officer, [tanjungHarapan.id], 'SK-1'),
      await decidedDecree(officer, [other.id], 'SK-2'),
    ]
    const mixed = { ...ceremony(first, '2024-02-27'), villages: ceremony(second, '2024-02-27').villages }
    await expect(officer.designation.inaugurate(mixed)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'designation' },
    })
  })
})

describe('taking a decree back', () => {
  test('ends its villages, keeps its number, and lets them be designated anew on the same day', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-SALAH')
    const attempt = { ...targetOf(decided), reason: 'nomor salah ketik' }
    const revoke = (revokedOn: string) =>
      officer.designation.revoke({ ...attempt, revokedOn: day(revokedOn) })
    await expect(revoke('2024-02-26')).rejects.toMatchObject({ code: 'REVOCATION_BEFORE_DECREE' })
    await expect(revoke('2026-11-24')).rejects.toMatchObject({ code: 'REVOCATION_IN_FUTURE' })
    const revoked = await revoke('2024-02-27')
    expect(revoked.decree).toMatchObject({ state: 'revoked', revocationReason: 'nomor salah ketik' })
    expect(revoked.villages[0]?.designation).toMatchObject({
      endedOn: '2024-02-27',
      endReason: 'nomor salah ketik',
    })
    expect(await stateOf(tanjungHarapan.id)).toBe('ended')
    await expect(revoke('2024-02-27')).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    expect((await officer.number.list({})).items).toMatchObject([{ number: 'SK-SALAH', state: 'issued' }])

    const right = await decidedDecree(officer, [tanjungHarapan.id], 'SK-BENAR')
    expect(right.villages[0]?.village.state).toBe('designated')
    const { designations } = await officer.designation.ofVillage({ villageId: tanjungHarapan.id })
    expect(designations.map(({ decree }) => [decree.number, decree.state])).toEqual([
      ['SK-BENAR', 'decided'],
      ['SK-SALAH', 'revoked'],
    ])
  })

  test('does not reach back behind a ceremony, nor a new decree behind the end', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const held = savedDecree(await officer.designation.inaugurate(ceremony(decided, '2024-03-01')))
    const attempt = { ...targetOf(held), reason: 'batal' }
    await expect(
      officer.designation.revoke({ ...attempt, revokedOn: day('2024-02-28') }),
    ).rejects.toMatchObject({
      code: 'VILLAGE_HISTORY_PREVENTS',
      data: { villageName: 'Desa Tanjung Harapan' },
    })
    await officer.designation.revoke({ ...attempt, revokedOn: day('2024-03-01') })
    const draft = await officer.designation.createDraft(await draftInput(officer, [tanjungHarapan.id]))
    await expect(decideAs(officer, draft, 'SK-2')).rejects.toMatchObject({
      code: 'DECREE_BEFORE_VILLAGE_END',
      data: { endedOn: '2024-03-01' },
    })
  })
})

describe('one designation', () => {
  test('ends with day and reason while the others stand', async () => {
    const other = await addVillage(officer, '62.02.17.2008')
    const decided = await decidedDecree(officer, [tanjungHarapan.id, other.id], 'SK-1')
    const attempt = { ...firstOf(decided), endedOn: day('2025-01-31'), reason: 'desa mengundurkan diri' }
    const ended = await officer.designation.end(attempt)
    expect(ended.villages.map(({ designation }) => designation.endedOn)).toEqual(['2025-01-31', null])
    expect(await stateOf(tanjungHarapan.id)).toBe('ended')
    expect(await stateOf(other.id)).toBe('designated')
    await expect(officer.designation.end(attempt)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await expect(officer.designation.end({ ...attempt, ...firstOf(ended) })).rejects.toMatchObject({
      code: 'DESIGNATION_ENDED',
    })
    await expect(officer.designation.inaugurate(ceremony(ended, '2025-02-01'))).rejects.toMatchObject({
      code: 'DESIGNATION_ENDED',
    })
    await decidedDecree(officer, [tanjungHarapan.id], 'SK-2', { decidedOn: day('2025-06-01') })
    expect(await stateOf(tanjungHarapan.id)).toBe('designated')
  })

  test('keeps board, secretariat and validity, and not a validity before the decree', async () => {
    const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const values = { boardInstalledOn: day('2024-03-05'), secretariat: true, validUntil: day('2027-02-26') }
    const saved = await officer.designation.saveFollowUp({ ...firstOf(decided), ...values })
    expect(saved.villages[0]?.designation).toMatchObject(values)
    await expect(
      officer.designation.saveFollowUp({ ...firstOf(saved), ...values, validUntil: day('2024-02-26') }),
    ).rejects.toMatchObject({ code: 'DESIGNATION_VALIDITY_BEFORE_DECREE' })
    await expect(officer.designation.saveFollowUp({ ...firstOf(decided), ...values })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('whose village ended on its own page gives way to a new decree', async () => {
    await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
    const { village } = await officer.village.get({ id: tanjungHarapan.id })
    await officer.village.recordMilestone({
      id: village.id,
      version: village.version,
      kind: 'ended',
      occurredOn: day('2024-12-31'),
      note: 'kerja sama berakhir',
    })
    await decidedDecree(officer, [tanjungHarapan.id], 'SK-2', { decidedOn: day('2025-01-02') })
    const { designations } = await officer.designation.ofVillage({ villageId: tanjungHarapan.id })
    expect(designations.map(({ designation }) => designation.endedOn)).toEqual([null, '2024-12-31'])
  })
})

test('what waits is listed: a draft, a ceremony not held, a validity that runs out', async () => {
  const other = await addVillage(officer, '62.02.17.2008')
  const decided = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1')
  await officer.designation.createDraft(await draftInput(officer, [other.id]))
  const due = () =>
    listDesignationsDue(office.service.store().database.read, { reach: 'office' }, day('2026-11-23')).map(
      ({ kind, villageName }) => [kind, villageName],
    )
  expect(due()).toEqual([
    ['draft', null],
    ['notInaugurated', 'Desa Tanjung Harapan'],
  ])
  const held = savedDecree(await officer.designation.inaugurate(ceremony(decided, '2024-02-27')))
  expect(due()).toEqual([['draft', null]])
  const values = { boardInstalledOn: null, secretariat: null, validUntil: day('2027-02-26') }
  await officer.designation.saveFollowUp({ ...firstOf(held), ...values })
  expect(due()).toEqual([
    ['draft', null],
    ['expiring', 'Desa Tanjung Harapan'],
  ])
})
