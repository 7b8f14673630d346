import { describe, expect, test } from 'vitest'
import { agencyKinds, referralNeeds, type AgencyKind } from '../agency/agency.schema.ts'
import { allClockSettings } from '../clock/clock.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { ladderStandingOn, nextQuestionOn } from './ladder.rules.ts'
import { measuresOf, usualKindFor, usualLegalBasisFor, usualRequestFor } from './letter-start.rules.ts'
import { canStandInLetter, initialled } from './letter-words.ts'
import {
  canReferPerson,
  canSaveResult,
  isAuthority,
  resultFieldsFor,
  usualConsentFor,
  usuallyDisclosedFor,
} from './referral.rules.ts'
import { referralKinds, referralResult, referralStates, type ReferralKind } from './referral.schema.ts'

const day = (text: string) => text as PlainDate

describe('consent', () => {
  const adult = { isChild: false, position: 1, consent: 'given', consentReason: null } as const
  const reason = { consentReason: 'Tertulis di berkas' }

  test.each<[string, object, ReferralKind, AgencyKind[], string | undefined]>([
    ['given', {}, 'service', ['workerProtection'], undefined],
    ['refused, help', { consent: 'refused', ...reason }, 'service', ['police'], 'REFERRAL_CONSENT_REFUSED'],
    [
      'refused, handover',
      { consent: 'refused', ...reason },
      'personHandover',
      ['police'],
      'REFERRAL_CONSENT_REFUSED',
    ],
    [
      'refused, one helps',
      { consent: 'refused', ...reason },
      'information',
      ['police', 'hospital'],
      'REFERRAL_CONSENT_REFUSED',
    ],
    [
      'refused, authorities',
      { consent: 'refused', ...reason },
      'information',
      ['police', 'prosecutor'],
      undefined,
    ],
    [
      'refused without reason',
      { consent: 'refused' },
      'investigation',
      ['police'],
      'REFERRAL_CONSENT_REASON_NEEDED',
    ],
    [
      'not asked without reason',
      { consent: 'notRequired' },
      'information',
      ['police'],
      'REFERRAL_CONSENT_REASON_NEEDED',
    ],
    ['not asked, emergency', { consent: 'notRequired', ...reason }, 'service', ['hospital'], undefined],
    ['of a child', { isChild: true }, 'service', ['socialOffice'], 'REFERRAL_CONSENT_OF_CHILD'],
    [
      'of a child, with its interest',
      { isChild: true, consent: 'notRequired', ...reason },
      'service',
      ['socialOffice'],
      undefined,
    ],
  ])('%s', (_name, facts, kind, agencies, code) => {
    const verdict = canReferPerson({ ...adult, ...facts }, kind, agencies)
    expect(verdict).toMatchObject(code === undefined ? { allowed: true } : { allowed: false, code })
  })

  test('is begun with what can be kept, once a reason is written', () => {
    for (const kind of referralKinds)
      for (const agency of agencyKinds)
        for (const isChild of [true, false]) {
          const consent = usualConsentFor(isChild, kind, [agency])
          expect(canReferPerson({ ...adult, isChild, consent, ...reason }, kind, [agency])).toEqual({
            allowed: true,
          })
        }
    expect(agencyKinds.filter(isAuthority)).not.toContain('workerProtection')
  })
})

describe('the body of a letter', () => {
  const texts = {
    legalBasis: 'UU 21/2007',
    chronology: '',
    indications: '',
    measures: '',
    request: 'Mohon bantuan',
  }
  const people = [
    { position: 1, fullName: 'Uji Rahmat', alias: 'Mamat', numbers: ['6202080511940002', 'C1234567'] },
    { position: 2, fullName: null, alias: null, numbers: [] },
  ]
  const refusal = (chronology: string) => canStandInLetter({ ...texts, chronology }, people)

  test.each([
    ['U.R. berangkat dari Sampit.', undefined],
    ['Rahmat Tuhan menyertai perjalanan.', undefined],
    ['UJI  RAHMAT, 32 tahun.', 'REFERRAL_NAMES_PERSON'],
    ['dipanggil "Mamat" oleh agen', 'REFERRAL_NAMES_PERSON'],
    ['NIK 6202 0805 1194 0002', 'REFERRAL_NAMES_PERSON'],
    ['paspor c-1234567', 'REFERRAL_NAMES_PERSON'],
    ['Hasil skor tinggi', 'REFERRAL_TELLS_SCREENING'],
    ['termasuk kategori merah', 'REFERRAL_TELLS_SCREENING'],
    ['memakai baju merah', undefined],
    ['Dugaan TPPO oleh perekrut', undefined],
  ])('%j: %s', (text, code) => {
    expect(refusal(text)).toMatchObject(code === undefined ? { allowed: true } : { code })
  })

  test('is begun from the chronology of the case with every name put down', () => {
    const named = people.map((person, index) => ({
      ...person,
      shownName: index === 0 ? 'U.R.' : 'Perempuan berkerudung',
    }))
    const begun = initialled('Uji Rahmat alias Mamat (uji rahmat). Ujian Rahmatullah tetap.', named)
    expect(begun).toBe('U.R. alias U.R. (U.R.). Ujian Rahmatullah tetap.')
    expect(refusal(begun)).toEqual({ allowed: true })
  })

  test('begins for every need and kind with words that can stand in it', () => {
    for (const need of referralNeeds) {
      const started = {
        ...texts,
        legalBasis: usualLegalBasisFor(need),
        request: usualRequestFor(usualKindFor(need)),
      }
      expect(canStandInLetter(started, people)).toEqual({ allowed: true })
    }
    for (const kind of referralKinds) expect(usuallyDisclosedFor(kind)).toContain('fullName')
    expect(measuresOf(['passportDeferred', 'passportDeferred', 'noFinding', 'unknown'], 2)).toBe(
      'Penerbitan paspor ditunda (2 orang).\n2 dokumen asli dititipkan pada kantor dengan tanda terima.',
    )
  })
})

describe('the ladder', () => {
  const patience = { settings: allClockSettings([]), holidays: new Set([day('2026-11-26')]) }
  const sent = { state: 'sent', lastWordOn: day('2026-11-23'), answerWantedOn: null } as const

  test.each([
    ['a holiday between', sent, '2026-11-23', '2026-11-27'],
    ['asked before it', sent, '2026-11-24', '2026-11-27'],
    ['asked after the first rung', sent, '2026-11-30', '2026-12-07'],
    ['asked after the second', sent, '2026-12-10', '2026-12-23'],
    ['after the last, every two weeks', sent, '2026-12-30', '2027-01-13'],
    ['received', { ...sent, state: 'received' as const }, '2026-11-23', '2026-12-07'],
    [
      'the letter wants it sooner',
      { ...sent, answerWantedOn: day('2026-11-25') },
      '2026-11-23',
      '2026-11-25',
    ],
  ])('%s', (_name, waited, after, expected) => {
    expect(nextQuestionOn(waited, day(after), patience)).toBe(expected)
  })

  test('has no rung for what nobody waits for', () => {
    const silent = referralStates.filter(
      (state) => nextQuestionOn({ ...sent, state }, day('2026-11-23'), patience) === null,
    )
    expect(silent).toEqual(
      referralStates.filter((state) => !['sent', 'received', 'accepted', 'inProgress'].includes(state)),
    )
    for (const state of silent) {
      const facts = { state, lastWordOn: day('2026-01-01'), nextOn: day('2026-01-02') }
      expect(ladderStandingOn(facts, day('2026-11-23'), patience)).toBeUndefined()
    }
  })

  test.each([
    ['2026-11-27', undefined],
    ['2026-11-28', 'receipt'],
    ['2026-12-07', 'receipt'],
    ['2026-12-08', 'progress'],
    ['2026-12-23', 'progress'],
    ['2026-12-24', 'escalation'],
  ])('on %s a letter without a word stands on %s', (today, rung) => {
    const facts = { ...sent, nextOn: day('2026-11-27') }
    expect(ladderStandingOn(facts, day(today), patience)?.rung).toBe(rung)
  })
})

describe('a result', () => {
  const result = referralResult.parse({})
  const today = day('2026-11-23')

  test('holds only what such an agency can answer, in an order that can be', () => {
    expect(canSaveResult(result, 'villageGovernment', today)).toEqual({ allowed: true })
    expect(canSaveResult({ ...result, policeReportNumber: 'LP/1' }, 'hospital', today)).toMatchObject({
      code: 'REFERRAL_RESULT_NOT_OF_AGENCY',
    })
    const stay = { ...result, shelterInOn: day('2026-11-10'), shelterOutOn: day('2026-11-09') }
    expect(canSaveResult(stay, 'socialOffice', today)).toMatchObject({ code: 'REFERRAL_SHELTER_PERIOD' })
    expect(canSaveResult({ ...result, repatriatedOn: day('2026-11-24') }, 'mission', today)).toMatchObject({
      code: 'REFERRAL_DAY_IN_FUTURE',
    })
    const asked = new Set(agencyKinds.flatMap((kind) => resultFieldsFor(kind)))
    expect([...asked].toSorted()).toEqual(Object.keys(result).toSorted())
  })
})
