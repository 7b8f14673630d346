import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCorrectMilestone,
  canHoldMilestone,
  canRecordMilestone,
  canRemoveMilestone,
  type DatedFact,
  isPossibleAfter,
  milestonesAfter,
  milestoneWarnings,
  nextMilestonesFor,
  villageStateFor,
  villageStateOn,
  villageStepsFor,
} from './milestone.rules.ts'
import { type MilestoneKind, milestoneKinds, type VillageState, villageStates } from './village.schema.ts'

const fact = (kind: MilestoneKind, occurredOn: string): DatedFact => ({
  kind,
  occurredOn: occurredOn as PlainDate,
})
const today = '2026-11-23' as PlainDate
const input = (kind: MilestoneKind, occurredOn: string, note: string | null = null) => ({
  ...fact(kind, occurredOn),
  note,
})

const seed: DatedFact[] = [
  fact('surveyed', '2023-10-10'),
  fact('coordinated', '2023-11-20'),
  fact('agreed', '2024-01-15'),
  fact('designated', '2024-02-27'),
  fact('inaugurated', '2024-02-27'),
  fact('activated', '2024-03-01'),
]

describe('villageStateFor', () => {
  test.each<[string, DatedFact[], VillageState]>([
    ['nothing recorded', [], 'candidate'],
    ['the whole way', seed, 'active'],
    [
      'a ceremony before its decree',
      [fact('inaugurated', '2024-02-27'), fact('designated', '2024-03-05')],
      'inaugurated',
    ],
    ['an evaluation', [...seed, fact('evaluationStarted', '2025-02-01')], 'underEvaluation'],
    [
      'a renewal',
      [...seed, fact('evaluationStarted', '2025-02-01'), fact('renewed', '2025-03-01')],
      'active',
    ],
    [
      'a graduation',
      [...seed, fact('evaluationStarted', '2025-02-01'), fact('graduated', '2025-03-01')],
      'graduated',
    ],
    ['a suspension', [...seed, fact('suspended', '2025-02-01')], 'suspended'],
    [
      'a suspension before activation, lifted again',
      [...seed.slice(0, 5), fact('suspended', '2024-03-01'), fact('resumed', '2024-04-01')],
      'inaugurated',
    ],
    [
      'a ceremony during a suspension',
      [
        fact('designated', '2024-02-27'),
        fact('suspended', '2024-03-01'),
        fact('inaugurated', '2024-03-10'),
        fact('resumed', '2024-04-01'),
      ],
      'inaugurated',
    ],
    ['a late decree of an active village', [...seed, fact('designated', '2025-01-01')], 'active'],
    ['an end', [...seed, fact('ended', '2026-01-01')], 'ended'],
    [
      'a fresh start after an end',
      [...seed, fact('ended', '2026-01-01'), fact('designated', '2026-01-01')],
      'designated',
    ],
    ['a refusal', [fact('surveyed', '2023-10-10'), fact('declined', '2023-11-01')], 'declined'],
    ['a second attempt', [fact('declined', '2023-11-01'), fact('surveyed', '2025-01-01')], 'surveyed'],
    ['29 February', [fact('designated', '2024-02-28'), fact('inaugurated', '2024-02-29')], 'inaugurated'],
  ])('after %s', (_name, facts, state) => expect(villageStateFor(facts)).toBe(state))

  const facts = array(
    record({
      kind: constantFrom(...milestoneKinds),
      occurredOn: integer({ min: 0, max: 5000 }).map((days) => addDays('2020-01-01' as PlainDate, days)),
    }),
    { maxLength: 12 },
  )

  test('does not depend on the order of typing, facts of one day apart', () => {
    const distinctDays = facts.map((list) => [
      ...new Map(list.map((each) => [each.occurredOn, each])).values(),
    ])
    assert(
      property(
        distinctDays.chain((list) =>
          shuffledSubarray(list, { minLength: list.length }).map((shuffled) => ({ list, shuffled })),
        ),
        ({ list, shuffled }) => {
          expect(villageStateFor(shuffled)).toBe(villageStateFor(list))
        },
      ),
    )
  })

  test('answers on the last fact’s day and ever after what it answers over all facts', () => {
    assert(
      property(facts, (list) => {
        const last =
          list
            .map(({ occurredOn }) => occurredOn)
            .sort()
            .at(-1) ?? today
        expect(villageStateOn(list, addDays(last, 400))).toBe(villageStateFor(list))
        expect(villageStateOn(list, last)).toBe(villageStateFor(list))
      }),
    )
  })

  /** The same answer read off the list the other way round: what is the last word, and what stood before it? */
  const stateReadBackwards = (list: readonly DatedFact[]): VillageState => {
    const kinds = [...list].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn)).map(({ kind }) => kind)
    const steps: MilestoneKind[] = ['surveyed', 'coordinated', 'agreed', 'designated', 'inaugurated']
    const closing = new Set<MilestoneKind>(['graduated', 'ended', 'declined'])
    const read = (until: number, ignoringSuspension: boolean): VillageState => {
      let furthest = -1
      for (let place = until; place >= 0; place--) {
        const kind = kinds[place]
        if (kind === undefined) continue
        if (steps.includes(kind)) furthest = Math.max(furthest, steps.indexOf(kind))
        else if (closing.has(kind))
          return furthest < 0 ? (kind as VillageState) : (steps[furthest] as VillageState)
        else if (kind === 'activated' || kind === 'renewed') return 'active'
        else if (kind === 'evaluationStarted') return 'underEvaluation'
        else if (kind === 'suspended' && !ignoringSuspension)
          return liftedAfter(place, until) ? read(until, true) : 'suspended'
      }
      return furthest < 0 ? 'candidate' : (steps[furthest] as VillageState)
    }
    const liftedAfter = (place: number, until: number): boolean =>
      kinds.slice(place, until + 1).includes('resumed')
    return read(kinds.length - 1, false)
  }

  test('is what reading the facts backwards says, wherever every fact follows from the one before', () => {
    const lives = array(integer({ min: 0, max: 1000 }), { maxLength: 14 }).map((choices) => {
      const life: DatedFact[] = []
      for (const [place, choice] of choices.entries()) {
        const possible = milestonesAfter[villageStateFor(life)]
        const kind = possible[choice % possible.length]
        if (kind) life.push({ kind, occurredOn: addDays('2021-01-01' as PlainDate, place) })
      }
      return life
    })
    assert(
      property(lives, (life) => {
        expect(villageStateFor(life)).toBe(stateReadBackwards(life))
      }),
    )
  })
})

describe('the table of next steps', () => {
  test('a step that is possible leads away from the state or adds to it, and every state but candidate is reached', () => {
    const reached = new Set<VillageState>(['candidate'])
    const open: DatedFact[][] = [[]]
    for (let facts = open.pop(); facts !== undefined; facts = open.pop()) {
      for (const kind of milestonesAfter[villageStateFor(facts)]) {
        const next = [...facts, { kind, occurredOn: addDays('2021-01-01' as PlainDate, facts.length) }]
        const state = villageStateFor(next)
        if (!reached.has(state)) open.push(next)
        reached.add(state)
      }
    }
    expect([...reached].sort()).toEqual([...villageStates].sort())
  })

  test('decree and ceremony are offered by the designation only', () => {
    for (const state of villageStates) expect(nextMilestonesFor(state)).not.toContain('designated')
    expect(nextMilestonesFor('candidate')).toEqual(['surveyed', 'coordinated', 'agreed', 'declined'])
    expect(canRecordMilestone([], input('designated', '2024-02-27'), today)).toEqual({
      allowed: false,
      code: 'MILESTONE_FROM_DESIGNATION',
      data: { kind: 'designated' },
    })
  })
})

describe('recording a fact', () => {
  test('of the past fits between those already known', () => {
    const late = seed.slice(3)
    expect(canRecordMilestone(late, input('surveyed', '2023-10-10'), today).allowed).toBe(true)
    expect(milestoneWarnings(late, fact('surveyed', '2023-10-10'))).toEqual([])
  })

  test.each<[string, DatedFact[], ReturnType<typeof input>, string]>([
    ['activation of a candidate', [], input('activated', '2024-01-01'), 'MILESTONE_NOT_POSSIBLE'],
    ['a renewal without an evaluation', seed, input('renewed', '2025-01-01'), 'MILESTONE_NOT_POSSIBLE'],
    ['lifting a suspension that was not', seed, input('resumed', '2025-01-01'), 'MILESTONE_NOT_POSSIBLE'],
    [
      'a refusal by an active village',
      seed,
      input('declined', '2025-01-01', 'tidak bersedia'),
      'MILESTONE_NOT_POSSIBLE',
    ],
    ['a fact of tomorrow', seed, input('evaluationStarted', '2026-11-24'), 'MILESTONE_IN_FUTURE'],
    ['a suspension without a reason', seed, input('suspended', '2025-01-01'), 'MILESTONE_REASON_NEEDED'],
    ['the same fact on the same day', seed, input('surveyed', '2023-10-10'), 'MILESTONE_ALREADY_RECORDED'],
    [
      'an end before steps that would hang in the air',
      [...seed, fact('evaluationStarted', '2025-02-01')],
      input('ended', '2025-01-01', 'keliru'),
      'MILESTONE_CONTRADICTS_LATER',
    ],
  ])('refuses %s', (_name, facts, next, code) => {
    expect(canRecordMilestone(facts, next, today)).toMatchObject({ allowed: false, code })
  })

  test('is possible today', () => {
    expect(canRecordMilestone(seed, input('evaluationStarted', today), today).allowed).toBe(true)
  })

  test('out of the usual order is warned of, with the step that is strange', () => {
    expect(milestoneWarnings([fact('agreed', '2024-01-15')], fact('coordinated', '2024-02-01'))).toEqual([
      { code: 'MILESTONE_OUT_OF_ORDER', data: { kind: 'agreed', occurredOn: '2024-01-15' } },
    ])
    expect(milestoneWarnings([fact('surveyed', '2024-01-15')], fact('agreed', '2024-01-10'))).toMatchObject([
      { code: 'MILESTONE_OUT_OF_ORDER' },
    ])
  })

  test('after a refusal opens a new round, with a warning and without comparing with the old one', () => {
    const facts = [fact('agreed', '2023-12-01'), fact('declined', '2024-01-15')]
    expect(canRecordMilestone(facts, input('surveyed', '2025-01-10'), today).allowed).toBe(true)
    expect(milestoneWarnings(facts, fact('surveyed', '2025-01-10'))).toEqual([
      { code: 'MILESTONE_REOPENS', data: { state: 'declined' } },
    ])
  })

  test('a known contradiction of an older record does not stand in the way', () => {
    const odd = [fact('resumed', '2024-01-01'), ...seed]
    expect(canHoldMilestone(odd, fact('evaluationStarted', '2025-01-01')).allowed).toBe(true)
  })

  test('one that is allowed never leaves a new contradiction behind', () => {
    const kinds = array(constantFrom(...milestoneKinds), { maxLength: 25 })
    const days = array(integer({ min: 0, max: 30 }), { minLength: 25, maxLength: 25 })
    assert(
      property(kinds, days, (list, offsets) => {
        const facts: DatedFact[] = []
        for (const [place, kind] of list.entries()) {
          const next = { kind, occurredOn: addDays('2024-02-15' as PlainDate, offsets[place] ?? 0) }
          if (canHoldMilestone(facts, next).allowed) facts.push(next)
        }
        const ordered = [...facts].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn))
        for (const [place, { kind }] of ordered.entries()) {
          expect(isPossibleAfter(villageStateFor(ordered.slice(0, place)), kind)).toBe(true)
        }
      }),
    )
  })
})

describe('taking back and correcting', () => {
  const facts = [...seed, fact('suspended', '2025-01-01'), fact('resumed', '2025-02-01')]

  test('a fact that a later one rests on stays', () => {
    const suspended = facts[6] as DatedFact
    expect(canRemoveMilestone(facts, suspended)).toEqual({
      allowed: false,
      code: 'MILESTONE_CONTRADICTS_LATER',
      data: { kind: 'resumed', occurredOn: '2025-02-01' },
    })
    expect(
      canCorrectMilestone(facts, suspended, { occurredOn: '2025-03-01' as PlainDate, note: 'keliru' }, today),
    ).toMatchObject({
      code: 'MILESTONE_CONTRADICTS_LATER',
    })
  })

  test('the last fact and a step nobody rests on can go', () => {
    expect(canRemoveMilestone(facts, facts[7] as DatedFact).allowed).toBe(true)
    expect(canRemoveMilestone(facts, facts[0] as DatedFact).allowed).toBe(true)
  })

  test('a decree is not taken back here', () => {
    expect(canRemoveMilestone(facts, facts[3] as DatedFact)).toMatchObject({
      code: 'MILESTONE_FROM_DESIGNATION',
    })
  })

  test('a day can be put right, and the note alone too', () => {
    const survey = facts[0] as DatedFact
    expect(
      canCorrectMilestone(facts, survey, { occurredOn: '2023-10-12' as PlainDate, note: null }, today)
        .allowed,
    ).toBe(true)
    expect(
      canCorrectMilestone(facts, survey, { occurredOn: survey.occurredOn, note: 'tim dua' }, today).allowed,
    ).toBe(true)
  })
})

describe('villageStepsFor', () => {
  const marks = (facts: readonly DatedFact[]) =>
    villageStepsFor(facts).map(({ step, place }) => `${step}:${place}`)

  test('shows the whole way of the seed village', () => {
    expect(villageStepsFor(seed).at(-1)).toEqual({
      step: 'active',
      reachedOn: '2024-03-01',
      place: 'current',
    })
    expect(
      marks(seed)
        .slice(0, 6)
        .every((mark) => mark.endsWith('done')),
    ).toBe(true)
  })

  test('a step without a fact is passed, what is to come is ahead', () => {
    expect(marks([fact('agreed', '2024-01-15')])).toEqual([
      'candidate:done',
      'surveyed:passed',
      'coordinated:passed',
      'agreed:current',
      'designated:ahead',
      'inaugurated:ahead',
      'active:ahead',
    ])
  })

  test('a fresh start leaves the old steps behind', () => {
    expect(marks([...seed, fact('ended', '2026-01-01'), fact('surveyed', '2026-02-01')])).toEqual([
      'candidate:done',
      'surveyed:current',
      'coordinated:ahead',
      'agreed:ahead',
      'designated:ahead',
      'inaugurated:ahead',
      'active:ahead',
    ])
  })

  test('a state beside the way leaves no step current', () => {
    expect(marks([...seed, fact('suspended', '2025-01-01')]).some((mark) => mark.endsWith('current'))).toBe(
      false,
    )
  })
})
