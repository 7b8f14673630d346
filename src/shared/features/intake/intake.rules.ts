import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  childFlagId,
  type ItemId,
  type QuickFamily,
  type QuickQuestion,
} from '../screening/screening-set.schema.ts'
import type { AnswerValue, BasisKind, WorkingAnswer } from '../screening/screening.schema.ts'
import { readNik, type NikFacts } from '../identity/nik.rules.ts'
import { entityInput, type EntityInput } from '../entity/entity.schema.ts'
import { subjectInput, type SubjectInput } from '../subject/subject.schema.ts'
import type { Applicant } from './intake.schema.ts'

/** Somebody at the counter as a subject of a case. */
export const subjectInputFor = (applicant: Applicant): SubjectInput => {
  const { phone, declaredPurpose, declaredDetail, destinationCountry, destinationCity, ...identity } =
    applicant
  const plain = subjectInput.parse({ role: 'prospectiveWorker', ...identity })
  return {
    ...plain,
    contacts: phone === null ? [] : [{ kind: 'phone', value: phone, note: null }],
    details: {
      ...plain.details,
      travel: {
        ...plain.details.travel,
        declaredPurpose,
        declaredDetail,
        destinationCountry,
        destinationCity,
      },
    },
  }
}

type NikPart = Pick<Applicant, 'birthOn' | 'sex'> & { nik: string }

/** What a NIK tells without anything else being known; undefined while it is not whole or cannot be. */
export const toldByNik = (nik: string, today: PlainDate): NikFacts | undefined => readNik(nik, { today }).told

/**
 * Another NIK typed: birth date and sex follow it, unless the officer wrote something else than the one before told.
 */
export const withNik = <Part extends NikPart>(before: Part, nik: string, today: PlainDate): Part => {
  const [was, is] = [toldByNik(before.nik, today), toldByNik(nik, today)]
  const followed = <Value>(value: Value | null, old: Value | undefined, next: Value | undefined) =>
    value === null || value === old ? (next ?? null) : value
  return {
    ...before,
    nik,
    birthOn: followed(before.birthOn, was?.birthOn, is?.birthOn),
    sex: followed(before.sex, was?.sex, is?.sex),
  }
}

/** A number as the register of numbers knows it. */
export const phoneEntity = (value: string): EntityInput => entityInput.parse({ kind: 'phone', value })

/** Where a finding about the subject stands on the form of the intake. */
export const intakeFieldOf = (subjectField: string): string =>
  subjectField.startsWith('contacts.') ? 'phone' : subjectField

/** One item of a question that was answered with yes; null where nothing was pressed yet. */
export type ItemAnswer = { value: AnswerValue | null; basisKind: BasisKind; basis: string }
/** A question of the circular: anything but "yes" counts for all of its items. */
export type FamilyAnswer = { value: AnswerValue | null; items: Record<ItemId, ItemAnswer> }
export type FamilyAnswers = Record<QuickFamily, FamilyAnswer>

export const emptyItemAnswer: ItemAnswer = { value: null, basisKind: 'statement', basis: '' }

export const emptyFamilyAnswers: FamilyAnswers = {
  documentConsistency: { value: null, items: {} },
  purposeClarity: { value: null, items: {} },
  thirdPartyDependence: { value: null, items: {} },
  behaviour: { value: null, items: {} },
  departurePattern: { value: null, items: {} },
  intelligenceData: { value: null, items: {} },
}

/** The items of a question that have to be asked: a known birth date says itself whether somebody is a child. */
export const itemsToAsk = (question: QuickQuestion, birthOn: PlainDate | null): ItemId[] =>
  question.itemIds.filter((id) => id !== childFlagId || birthOn === null)

/** The value of an item as its question and its own key say it. A question with one item is that item. */
const valueOf = (family: FamilyAnswer, id: ItemId, isAlone: boolean): AnswerValue => {
  if (family.value !== 'yes') return family.value ?? 'notAsked'
  return isAlone ? 'yes' : (family.items[id]?.value ?? 'notAsked')
}

/** The answers of the quick assessment in the order of the questions. */
export const answersFor = (
  questions: readonly QuickQuestion[],
  families: FamilyAnswers,
  birthOn: PlainDate | null,
): WorkingAnswer[] =>
  questions.flatMap((question) => {
    const ids = itemsToAsk(question, birthOn)
    const family = families[question.family]
    return ids.map((itemId) => {
      const value = valueOf(family, itemId, ids.length === 1)
      const { basisKind, basis } = family.items[itemId] ?? emptyItemAnswer
      return { itemId, value, basis: value === 'yes' ? { kind: basisKind, text: basis } : null }
    })
  })

/** What is still missing in a question before the intake can be handed in. */
export type FamilyGap = { family: QuickFamily; itemId: ItemId | null; gap: 'answer' | 'item' | 'basis' }

/**
 * The first thing missing: a question without a key, an item of a "yes" without one, a "yes" without its basis. A
 * question answered with yes has at least one item answered with yes. `after`: looked for behind this question first,
 * then from the top.
 */
export const firstGap = (
  questions: readonly QuickQuestion[],
  families: FamilyAnswers,
  birthOn: PlainDate | null,
  after?: QuickFamily,
): FamilyGap | undefined => {
  const place = questions.findIndex(({ family }) => family === after)
  const ordered = place < 0 ? questions : [...questions.slice(place), ...questions.slice(0, place)]
  for (const question of ordered) {
    const gap = gapOf(question, families[question.family], birthOn)
    if (gap) return { family: question.family, ...gap }
  }
  return undefined
}

const gapOf = (
  question: QuickQuestion,
  family: FamilyAnswer,
  birthOn: PlainDate | null,
): Omit<FamilyGap, 'family'> | undefined => {
  const ids = itemsToAsk(question, birthOn)
  if (ids.length === 0) return undefined
  if (family.value === null) return { itemId: null, gap: 'answer' }
  if (family.value !== 'yes') return undefined
  const isAlone = ids.length === 1
  for (const itemId of ids) {
    const value = isAlone ? 'yes' : (family.items[itemId]?.value ?? null)
    if (value === null) return { itemId, gap: 'item' }
    if (value === 'yes' && (family.items[itemId]?.basis ?? '').trim() === '') return { itemId, gap: 'basis' }
  }
  const hasYes = isAlone || ids.some((id) => family.items[id]?.value === 'yes')
  return hasYes ? undefined : { itemId: ids[0] ?? null, gap: 'item' }
}
