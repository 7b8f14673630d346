import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import {
  type Dimension,
  dimensionLetters,
  dimensions,
  type Indicator,
  type ItemId,
  type ProtectiveFact,
  type SetContent,
  type SetState,
} from './screening-set.schema.ts'
import { dimensionClausesFor } from './screening.rules.ts'

type Item = { id: ItemId; inUse: boolean }

/** Everything that can be answered by a set: indicators and protective facts in use, and the urgent flags. */
export const answerableIds = ({ indicators, flags, protectiveFacts }: SetContent): Set<ItemId> =>
  new Set([
    ...[...indicators, ...protectiveFacts].filter(({ inUse }) => inUse).map(({ id }) => id),
    ...flags.map(({ id }) => id),
  ])

const numberOf = (id: ItemId): number => Number(id.slice(1))

/** The next number under a letter. Numbers of items that are out of use stay theirs. */
export const nextItemId = (items: readonly Pick<Item, 'id'>[], letter: string): ItemId => {
  const last = Math.max(0, ...items.filter(({ id }) => id.startsWith(letter)).map(({ id }) => numberOf(id)))
  return `${letter}${String(last + 1).padStart(2, '0')}`
}

export const canEditSet = ({ state, number }: { state: SetState; number: number }): Verdict =>
  state === 'draft' ? allowed : refused('SCREENING_SET_NOT_DRAFT', { number })

/** Items of before are all there, and new ones go on where the numbers ended. */
const canFollow = (base: readonly Item[], draft: readonly Item[], letter: string): Verdict => {
  const own = ({ id }: Pick<Item, 'id'>) => id.startsWith(letter)
  const ids = new Set(draft.map(({ id }) => id))
  const lost = base.filter(own).find(({ id }) => !ids.has(id))
  if (lost) return refused('SCREENING_ITEM_TAKEN_AWAY', { item: lost.id })
  const known = base.filter(own)
  const added = draft
    .filter(own)
    .filter(({ id }) => !base.some((each) => each.id === id))
    .sort((first, second) => numberOf(first.id) - numberOf(second.id))
  for (const item of added) {
    const expected = nextItemId(known, letter)
    if (item.id !== expected) return refused('SCREENING_ITEM_NUMBER', { item: item.id, expected })
    known.push(item)
  }
  return allowed
}

/** Whether a draft may be kept: its ids mean what they meant, and the quick questions ask what is in use. */
export const canSaveSet = (base: SetContent, draft: SetContent): Verdict => {
  const verdicts = [
    ...dimensions.map((name) => canFollow(base.indicators, draft.indicators, dimensionLetters[name])),
    canFollow(base.protectiveFacts, draft.protectiveFacts, 'F'),
  ]
  const no = verdicts.find((verdict) => !verdict.allowed)
  if (no) return no
  const usable = answerableIds(draft)
  const unusable = draft.quickQuestions.flatMap(({ itemIds }) => itemIds).find((id) => !usable.has(id))
  return unusable === undefined ? allowed : refused('SCREENING_QUICK_ITEM_NOT_USED', { item: unusable })
}

const isReachable = (indicators: readonly Indicator[], dimension: Dimension): boolean => {
  const countOf = (weight: Indicator['weight']) =>
    indicators.filter((each) => each.inUse && each.dimension === dimension && each.weight === weight).length
  const counts = { strong: countOf('strong'), medium: countOf('medium'), weak: countOf('weak') }
  return dimensionClausesFor(counts).length > 0
}

/** Whether a draft may take the place of the set in force: it differs, and every dimension can still become positive. */
export const canPutInForce = (base: SetContent, draft: SetContent): Verdict => {
  const saved = canSaveSet(base, draft)
  if (!saved.allowed) return saved
  const dead = dimensions.find((dimension) => !isReachable(draft.indicators, dimension))
  if (dead) return refused('SCREENING_DIMENSION_UNREACHABLE', { letter: dimensionLetters[dead] })
  return setChanges(base, draft).length === 0 ? refused('SCREENING_SET_UNCHANGED') : allowed
}

export const setChangeKinds = [
  'added',
  'weight',
  'statement',
  'question',
  'family',
  'takenIntoUse',
  'putOutOfUse',
  'askedAtIntake',
  'notAskedAtIntake',
] as const
export type SetChangeKind = (typeof setChangeKinds)[number]

/** One difference between two versions of a set. */
export type SetChange = { itemId: ItemId; kind: SetChangeKind }

type AnyItem = { id: ItemId; statement: { id: string; en: string }; question: string | null } & Partial<
  Pick<Indicator, 'weight' | 'family' | 'inUse'>
>

const changesOfItem = (before: AnyItem, after: AnyItem): SetChange[] => {
  const kinds: SetChangeKind[] = []
  if (before.weight !== after.weight) kinds.push('weight')
  if (before.statement.id !== after.statement.id || before.statement.en !== after.statement.en) {
    kinds.push('statement')
  }
  if (before.question !== after.question) kinds.push('question')
  if (before.family !== after.family) kinds.push('family')
  if (before.inUse !== after.inUse) kinds.push(after.inUse === true ? 'takenIntoUse' : 'putOutOfUse')
  return kinds.map((kind) => ({ itemId: after.id, kind }))
}

const itemsOf = ({
  indicators,
  flags,
  protectiveFacts,
}: SetContent): readonly (AnyItem | ProtectiveFact)[] => [...indicators, ...flags, ...protectiveFacts]

const intakePlaces = ({ quickQuestions }: SetContent): Map<ItemId, string> =>
  new Map(quickQuestions.flatMap(({ family, itemIds }) => itemIds.map((id) => [id, family] as const)))

/** What differs, for the officer who approves it and for the record of versions. */
export const setChanges = (base: SetContent, draft: SetContent): SetChange[] => {
  const before = new Map(itemsOf(base).map((item) => [item.id, item]))
  const changed = itemsOf(draft).flatMap((item): SetChange[] => {
    const known = before.get(item.id)
    return known ? changesOfItem(known, item) : [{ itemId: item.id, kind: 'added' }]
  })
  const [asked, nowAsked] = [intakePlaces(base), intakePlaces(draft)]
  const added = [...nowAsked].filter(([id, family]) => asked.get(id) !== family)
  const dropped = [...asked].filter(([id]) => !nowAsked.has(id))
  return [
    ...changed,
    ...added.map(([itemId]): SetChange => ({ itemId, kind: 'askedAtIntake' })),
    ...dropped.map(([itemId]): SetChange => ({ itemId, kind: 'notAskedAtIntake' })),
  ]
}
