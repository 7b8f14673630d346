import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice()
  head = office.head
})
afterEach(() => office.close())

const day = (text: string) => text as PlainDate

const addVillage = async (regionCode: string): Promise<Village> => {
  const outcome = await head.village.add({
    regionCode,
    printedName: regionCode.endsWith('2015') ? 'Tanjung Harapan' : `Contoh ${regionCode.slice(-2)}`,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail.village
}

const addAgreement = async (endsOn: string, number: string | null = '180/FIKTIF/2024') => {
  const party = {
    representative: 'Fiktif Wibowo',
    representativeTitle: 'Bupati',
    authority: null,
    address: 'Sampit',
  }
  const outcome = await head.agreement.create({
    kind: 'cooperationAgreement',
    title: `Kerja sama sampai ${endsOn}`,
    parties: [
      { ...party, institution: 'Kantor Imigrasi Kelas II TPI Sampit', number: `W.17-${endsOn}` },
      {
        ...party,
        institution: 'Pemerintah Kabupaten Kotawaringin Timur',
        number: number && `${number}-${endsOn}`,
      },
    ],
    scope: ['sosialisasi'],
    obligations: [],
    signedOn: day('2024-02-27'),
    signedAtPlace: 'Sampit',
    startsOn: day('2024-02-27'),
    endsOn: day(endsOn),
    openEnded: false,
    automaticRenewal: false,
    originalsCount: 2,
    originalsHolders: null,
    note: null,
    villageIds: [],
    acceptedWarnings: ['AGREEMENT_TERM_LONG'],
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
}

const decide = async (villages: readonly Village[], decidedOn: string) => {
  const villageIds = villages.map(({ id }) => id)
  const { subject, content } = await head.designation.suggest({
    decidedOn: day(decidedOn),
    villageIds,
    agreementId: null,
  })
  const { signatories } = await head.office.get()
  const draft = await head.designation.createDraft({
    subject,
    content,
    villageIds,
    decidedOn: day(decidedOn),
    decidedAtPlace: 'Sampit',
    signatoryId: signatories[0]?.id ?? null,
    agreementId: null,
  })
  const outcome = await head.designation.decide({
    id: draft.decree.id,
    version: 1,
    number: `SK-${decidedOn}`,
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail
}

const kindsIn = async (client = head) => {
  const { overdue, thisWeek, waiting } = await client.home.due()
  const kinds = ({ items }: typeof overdue) => items.map(({ kind }) => kind)
  return { overdue: kinds(overdue), thisWeek: kinds(thisWeek), waiting: kinds(waiting) }
}

describe('home', () => {
  test('of an empty store is the first step and nothing else', async () => {
    const due = await head.home.due()
    expect(due.beginning).toEqual({ villages: 0, agreements: 0, decrees: 0, certificates: 0 })
    expect(await kindsIn()).toEqual({ overdue: [], thisWeek: [], waiting: [] })
  })

  test('puts agreements where they belong and counts those that end', async () => {
    await addAgreement('2026-11-22')
    await addAgreement('2026-12-20')
    await addAgreement('2027-01-20')
    await addAgreement('2027-04-20')
    await addAgreement('2029-04-20')
    await addAgreement('2029-05-20', null)
    expect(await kindsIn()).toEqual({
      overdue: ['agreementExpired'],
      thisWeek: ['agreementExpiring'],
      waiting: ['agreementIncomplete'],
    })
    const { expiring, overdue } = await head.home.due()
    expect(expiring.items.map(({ state }) => state)).toEqual(['expiring30', 'expiring90', 'expiring180'])
    expect(overdue.items[0]).toMatchObject({
      whose: 'Pemerintah Kabupaten Kotawaringin Timur',
      dueOn: '2026-11-22',
    })
  })

  test('follows a designation from decree over ceremony and certificate to the sheet in hand', async () => {
    const village = await addVillage('62.02.17.2015')
    const decree = await decide([village], '2026-11-10')
    const [held] = decree.villages
    if (!held) throw new Error('the designation is missing')
    expect(await kindsIn()).toEqual({
      overdue: [],
      thisWeek: ['liaisonMissing'],
      waiting: ['inaugurationOpen'],
    })
    expect((await head.home.due()).withoutCertificate).toMatchObject({
      total: 1,
      items: [{ villageId: village.id }],
    })

    await head.liaison.assign({
      villageId: village.id,
      officerName: 'Uji Lestari',
      officerNip: null,
      officerPhone: null,
      kind: 'main',
      fromOn: day('2026-11-10'),
      untilOn: null,
      decreeNumber: null,
    })
    await head.designation.inaugurate({
      id: decree.decree.id,
      version: decree.decree.version,
      inauguratedOn: day('2026-11-20'),
      inauguratedAtPlace: null,
      presentedBy: null,
      villages: [{ designationId: held.designation.id }],
    })
    expect(await kindsIn()).toEqual({ overdue: ['certificateMissing'], thisWeek: [], waiting: [] })
    expect((await head.home.due()).overdue.items[0]?.recordId).toBe(held.designation.id)

    const issued = await head.document.issue({
      type: 'certificate',
      subjectId: held.designation.id,
      number: { kind: 'none' },
    })
    expect(await kindsIn()).toEqual({ overdue: [], thisWeek: [], waiting: [] })

    const sent = await head.document.sendToPrinter({ id: issued.id, copies: 1 })
    expect(await kindsIn()).toMatchObject({ thisWeek: ['printUnanswered'] })
    office.clock.setDay('2026-11-24')
    expect(await kindsIn()).toMatchObject({ overdue: ['printUnanswered'], thisWeek: [] })
    await head.document.confirmPrint({ actId: sent.acts[0]!.id, outcome: 'inHand' })
    const due = await head.home.due()
    expect(due.overdue.total + due.thisWeek.total + due.waiting.total).toBe(0)
    expect(due.withoutCertificate.total).toBe(0)
    expect(due.beginning).toMatchObject({ villages: 1, decrees: 1, certificates: 1 })
  })

  test('tells many villages of one decree as one line that leads to all of them', async () => {
    const villages: Village[] = []
    for (const unit of [2001, 2002, 2003, 2004]) villages.push(await addVillage(`62.02.17.${unit}`))
    const { decree, villages: designated } = await decide(villages, '2026-11-10')
    const title = 'Desa Contoh 01'
    const { waiting, thisWeek, withoutLiaison } = await head.home.due()
    expect(waiting.items).toMatchObject([
      { kind: 'inaugurationOpen', recordId: decree.id, whose: title, count: 4 },
    ])
    expect(thisWeek.items).toMatchObject([{ kind: 'liaisonsMissing', whose: title, count: 4 }])
    expect(withoutLiaison.total).toBe(4)
    await head.designation.inaugurate({
      id: decree.id,
      version: decree.version,
      inauguratedOn: day('2026-11-20'),
      inauguratedAtPlace: null,
      presentedBy: null,
      villages: designated.map(({ designation }) => ({ designationId: designation.id })),
    })
    const late = (await head.home.due()).overdue
    expect(late.items).toMatchObject([{ kind: 'certificatesMissing', recordId: decree.id, count: 4 }])
    await head.document.issueBatch({ decreeId: decree.id, number: { kind: 'none' } })
    expect((await head.home.due()).overdue.total).toBe(0)
  })

  test('shows the most pressing thirty of many and counts them all', async () => {
    for (let year = 2030; year < 2065; year += 1) await addAgreement(`${year}-01-01`, null)
    const { waiting } = await head.home.due()
    expect(waiting).toMatchObject({ total: 35 })
    expect(waiting.items).toHaveLength(30)
  })

  test('is for everybody who reads the register, an auditor too', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    expect(await kindsIn(auditor)).toEqual({ overdue: [], thisWeek: [], waiting: [] })
    await expect(office.visitor().home.due()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })
})
