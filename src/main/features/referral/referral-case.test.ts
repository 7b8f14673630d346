import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setVersion1 } from '#shared/features/screening/version-1/set-version-1.ts'
import { screeningResultIn } from '#shared/features/document/papers/neutral-words.ts'
import { indicationLines } from '#shared/features/referral/letter-start.rules.ts'
import { closeTestCase } from '../../../../tests/support/close-case.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addAgency, letterOf, saved, takeSteps } from './referral.test-support.ts'

const today = '2026-11-23'
let office: TestCaseOffice
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
beforeAll(async () => {
  office = await openCaseOffice()
})
beforeEach(async () => {
  office.clock.setDay(today)
  caseId = (await office.addCase()).case.id
  subjectId = await office.addSubject(caseId)
})
afterAll(() => office.close())

/** Finishes a screening in which exactly this was answered with yes, and D02 with no where it was not. */
const assess = async (person: typeof subjectId, ids: string): Promise<void> => {
  const yes = ids.split(' ').map((itemId) => ({
    itemId,
    value: 'yes' as const,
    basis: { kind: 'statement' as const, text: `dasar ${itemId}` },
  }))
  const no = ids.includes('D02') ? [] : [{ itemId: 'D02', value: 'no' as const, basis: null }]
  const { assessment } = await office.worker.screening.start({ subjectId: person })
  const { id, version, assessedAt } = assessment
  saved(
    await office.worker.screening.complete({
      id,
      version,
      assessedAt,
      answers: [...yes, ...no],
      note: null,
      acceptedWarnings: ['SCREENING_FEW_ASKED'],
    }),
  )
}

const statementOf = (id: string): string =>
  setVersion1.indicators.find((indicator) => indicator.id === id)?.statement.id ?? ''
const started = async () => (await office.worker.referral.basis({ caseId })).indications

describe('a letter starts with what was seen or said', () => {
  test('at the last screening of each, in the words of the list, once for all of whom it holds', async () => {
    const other = await office.addSubject(caseId, { fullName: 'Coba Teratai' })
    await assess(subjectId, 'D02 D08')
    office.clock.setDay('2026-11-24')
    await assess(subjectId, 'D08 P03 U04')
    await assess(other, 'P03')
    expect(await started()).toEqual([
      { text: statementOf('D08'), positions: [1] },
      { text: statementOf('P03'), positions: [1, 2] },
    ])
  })

  test('and not with a screening that is not finished, a colour, or the words of an officer', async () => {
    await office.worker.screening.start({ subjectId })
    expect(await started()).toEqual([])
    const other = await office.addSubject(caseId)
    await assess(other, 'P03 P09 P11 C01 C02 C04 T02 T09')
    expect(JSON.stringify(await started())).not.toMatch(/dasar|merah|kuat|skor/i)
  })

  test('with no statement of the first list that a letter may not carry', () => {
    const told = setVersion1.indicators.filter(({ statement }) => screeningResultIn(statement.id))
    expect(told.map(({ id }) => id)).toEqual([])
    const whole = indicationLines(setVersion1.indicators.map(({ statement }) => statement.id))
    expect(whole.length).toBeLessThanOrEqual(4000)
    expect(whole.split('\n').every((line) => /^- .+[^.]\.$/.test(line))).toBe(true)
  })

  test('for whoever may read the case and for nobody else', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(auditor.referral.basis({ caseId })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('a case is closed', () => {
  const close = async (acceptedWarnings: string[] = [], by = office.worker) => {
    const { version } = (await office.worker.case.get({ id: caseId })).case
    return by.case.close({
      id: caseId,
      version,
      finding: 'notProven',
      outcome: 'preventedEducated',
      closedOn: today,
      note: 'Tidak jadi berangkat.',
      acceptedWarnings,
    } as never)
  }
  /** Decided about everybody, then open again, so that only the referrals are left open. */
  const decided = async (): Promise<void> => {
    await closeTestCase(office, caseId)
    const { version } = (await office.worker.case.get({ id: caseId })).case
    await office.sectionHead.case.reopen({ id: caseId, version, reason: 'Dirujuk' })
  }
  const refer = async (name: string) => {
    const agency = addAgency(office, { kind: 'police', name: `${name} ${caseId}` })
    const subjects = [{ subjectId, consent: 'given' as const, disclosed: ['fullName' as const] }]
    const answer = await office.worker.referral.create(letterOf({ caseId, agencyIds: [agency], subjects }))
    const [id] = saved(answer).ids
    if (!id) throw new Error('no referral')
    return id
  }

  test('after a question about every referral that is open, which is kept', async () => {
    await decided()
    const waiting = await refer('Polres Satu')
    await refer('Polres Dua')
    await takeSteps(office.worker, waiting, [
      { step: 'sign', on: today },
      { step: 'send', on: today },
    ])
    const warning = { code: 'CLOSING_OPEN_REFERRALS', data: { count: 2 } }
    expect(await close()).toEqual({ outcome: 'warned', warnings: [warning] })
    const { detail } = saved(await close(['CLOSING_OPEN_REFERRALS']))
    expect(detail.case.warnings).toContainEqual(warning)
  })

  test('without one where every agency answered, was given up, or the letter was cancelled', async () => {
    await decided()
    const ends = [['complete'], ['decline'], ['giveUp'], ['cancel']] as const
    for (const [step] of ends) {
      const id = await refer(`Polres ${step}`)
      await takeSteps(office.worker, id, [
        { step: 'sign', on: today },
        { step: 'send', on: today },
        { step, on: today },
      ])
    }
    expect(await close()).toMatchObject({ outcome: 'saved' })
  })

  test('by an officer and not at the counter, and by two at once one time only', async () => {
    await decided()
    await refer('Polres Satu')
    const accepted = ['CLOSING_OPEN_REFERRALS']
    await expect(close(accepted, office.operator)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const both = await Promise.allSettled([close(accepted), close(accepted, office.colleague)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
