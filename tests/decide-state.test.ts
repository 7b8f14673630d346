import { describe, expect, test } from 'vitest'
import type { DecidableSubject } from '#shared/features/decision/decision.schema.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import type { PurposeDocument } from '#shared/features/reference/reference.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  assign,
  changeChoice,
  choiceInputOf,
  deskDraft,
  newChoice,
  personsOf,
  reasonFor,
  removeChoice,
  usualDocuments,
} from '#renderer/features/decision/decide-state.ts'
import { groupWarnings, positionsText } from '#renderer/features/decision/decision-words.ts'

const day = (text: string) => text as PlainDate
const today = day('2026-03-07')

const person = (position: number, given: Partial<DecidableSubject> = {}): DecidableSubject => ({
  id: `person-${position}` as DecidableSubject['id'],
  position,
  shownName: 'F.M.',
  isChild: false,
  colour: null,
  decisionKind: null,
  isProposed: false,
  deferral: null,
  decisions: [],
  purpose: null,
  blockedUntil: null,
  blockedBy: null,
  ...given,
})
const deferredUntil = (dueOn: string, receivedOn: PlainDate | null = null) => ({
  decisionKind: 'passportDeferred' as const,
  deferral: {
    id: 'deferral' as NonNullable<DecidableSubject['deferral']>['id'],
    dueOn: day(dueOn),
    documents: [{ name: 'Surat undangan', receivedOn }],
    version: 1,
  },
})
const nothing = { subject: undefined, kind: null }
const positions = (draft: ReturnType<typeof deskDraft>, subjects: readonly DecidableSubject[]) =>
  draft.choices.map((choice) => personsOf(draft, choice, subjects).map(({ position }) => position))

describe('the desk begins', () => {
  const group = [
    person(1),
    person(2, deferredUntil('2026-03-04')),
    person(3, deferredUntil('2026-03-20')),
    person(4, { isProposed: true }),
  ]
  test('with everybody who still needs a decision and waits for nobody', () => {
    expect(positions(deskDraft(group, today, nothing), group)).toEqual([[1]])
  })
  test('with whom it was opened for', () => {
    const subject = group[2]?.id
    expect(positions(deskDraft(group, today, { subject, kind: null }), group)).toEqual([[3]])
  })
  test('with those whose documents are late, where their applications are to be cancelled', () => {
    const draft = deskDraft(group, today, { subject: undefined, kind: 'passportApplicationCancelled' })
    expect(positions(draft, group)).toEqual([[2]])
    expect(draft.choices[0]?.reasonCode).toBe('documentsNotBrought')
  })
  test('with the one person of a case, whatever was decided before', () => {
    const only = [person(1, deferredUntil('2026-03-20'))]
    expect(positions(deskDraft(only, today, nothing), only)).toEqual([[1]])
  })
})

describe('an exception', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7].map((position) => person(position))
  const begun = deskDraft(seven, today, nothing)
  const exception = newChoice('released')
  const third = seven[2]?.id
  const parted = assign(
    { ...begun, choices: [...begun.choices, exception] },
    third ? [third] : [],
    exception.key,
  )

  test('takes its persons out of the first decision', () => {
    expect(positions(parted, seven)).toEqual([[1, 2, 4, 5, 6, 7], [3]])
  })
  test('gives them back when it is removed', () => {
    expect(positions(removeChoice(parted, exception.key), seven)).toEqual([[1, 2, 3, 4, 5, 6, 7]])
  })
  test('is worded on its own', () => {
    const changed = changeChoice(parted, exception.key, { ground: 'Surat PPIU sah' })
    expect(changed.choices.map(({ ground }) => ground)).toEqual(['', 'Surat PPIU sah'])
  })
})

describe('what is sent', () => {
  const statute = {
    id: 'statute' as Statute['id'],
    statute: 'UU 6/2011',
    article: 'Pasal 126 huruf c',
  } as Statute
  const send = (given: Partial<ReturnType<typeof newChoice>>, kind: 'passportDeferred' | 'released') =>
    choiceInputOf({ ...newChoice(kind), ...given, kind }, [], {
      statutes: [statute],
      usual: ['Surat undangan', 'Fotokopi paspor'],
    })

  test('an article of the list by its record, a typed one by its words', () => {
    expect(send({ article: ' UU 6/2011 Pasal 126 huruf c ' }, 'released')).toMatchObject({
      statuteId: 'statute',
      statuteText: null,
    })
    expect(send({ article: 'Perda 1/2020' }, 'released')).toMatchObject({
      statuteId: null,
      statuteText: 'Perda 1/2020',
    })
  })
  test('the usual documents without those left out, with those added, for a deferral alone', () => {
    const asked = { leftOut: ['Surat undangan'], added: ['Surat cuti'], dueOn: day('2026-03-30') }
    expect(send(asked, 'passportDeferred')).toMatchObject({
      documents: ['Fotokopi paspor', 'Surat cuti'],
      dueOn: '2026-03-30',
    })
    expect(send(asked, 'released')).toMatchObject({ documents: [], dueOn: null })
  })
})

test('documents follow from the purposes of the persons, of the day, each once', () => {
  const entry = (document: string, validFrom: string): PurposeDocument => ({
    id: document as PurposeDocument['id'],
    purpose: 'familyVisit',
    document,
    validFrom: day(validFrom),
    validUntil: null,
    source: null,
    version: 1,
  })
  const entries = [entry('Surat undangan', '2017-01-01'), entry('Surat baru', '2026-06-01')]
  const persons = [person(1, { purpose: 'familyVisit' }), person(2, { purpose: 'familyVisit' }), person(3)]
  expect(usualDocuments(entries, persons, today)).toEqual(['Surat undangan'])
})

describe('the usual reason', () => {
  const complete = [person(1, deferredUntil('2026-03-20', today))]
  test('comes with the decision and goes with it', () => {
    const none = { kind: null, reasonCode: null }
    expect(reasonFor('passportContinue', none, complete).reasonCode).toBe('documentsComplete')
    const proposed = { kind: 'passportContinue', reasonCode: 'documentsComplete' } as const
    expect(reasonFor('referred', proposed, complete).reasonCode).toBeNull()
  })
  test('never replaces one the officer chose', () => {
    const chosen = { kind: 'released', reasonCode: 'explanationVerified' } as const
    expect(reasonFor('noFinding', chosen, complete).reasonCode).toBe('explanationVerified')
  })
})

test('places in a case are told as ranges', () => {
  expect(positionsText([7, 1, 3, 2, 5])).toBe('1–3, 5, 7')
})

test('warnings alike are one with all its persons; others stay apart', () => {
  const warned = groupWarnings([
    { code: 'DECISION_WITHOUT_SCREENING', data: { position: 2 } },
    { code: 'DECISION_WITHOUT_SCREENING', data: { position: 1 } },
    { code: 'DECISION_AGAINST_COLOUR', data: { position: 3, colour: 'red' } },
    { code: 'DECISION_AGAINST_COLOUR', data: { position: 4, colour: 'orange' } },
  ])
  expect(warned.map(({ data }) => data['positions'])).toEqual(['1–2', '3', '4'])
})
