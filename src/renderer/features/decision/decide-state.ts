import {
  type DecidableSubject,
  type DecisionChoice,
  type DecisionKind,
  type ReasonCode,
} from '#shared/features/decision/decision.schema.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import { citationOf, outstandingOf } from '#shared/features/decision/decision.rules.ts'
import type { PurposeDocument } from '#shared/features/reference/reference.schema.ts'
import { purposeDocumentsOn } from '#shared/features/reference/reference.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

type SubjectId = DecidableSubject['id']

/** One decision of the act as it stands on the screen. */
export type ChoiceDraft = {
  key: string
  kind: DecisionKind | null
  reasonCode: ReasonCode | null
  ground: string
  /** Chosen from the list or typed: law and article as they are cited. */
  article: string
  /** Documents of the list that are not asked for this time. */
  leftOut: readonly string[]
  /** Documents beside the list. */
  added: readonly string[]
  /** null: by the office's setting. */
  dueOn: PlainDate | null
  blockedUntil: PlainDate | null
}

export type DeskDraft = {
  decidedOn: PlainDate | null
  choices: readonly ChoiceDraft[]
  /** Which choice each person falls under; whoever is not here is not decided about now. */
  assigned: ReadonlyMap<SubjectId, string>
}

let lastKey = 0
export const newChoice = (kind: DecisionKind | null = null): ChoiceDraft => ({
  key: `choice-${(lastKey += 1)}`,
  kind,
  reasonCode: null,
  ground: '',
  article: '',
  leftOut: [],
  added: [],
  dueOn: null,
  blockedUntil: null,
})

/** The reason a decision usually has; a proposal for the officer, never more. */
const usualReasonOf = (
  kind: DecisionKind | null,
  persons: readonly Pick<DecidableSubject, 'deferral'>[],
): ReasonCode | null => {
  const isComplete =
    persons.length > 0 &&
    persons.every(
      ({ deferral }) =>
        deferral !== null && deferral.documents.length > 0 && outstandingOf(deferral.documents).length === 0,
    )
  if (kind === 'passportContinue') return isComplete ? 'documentsComplete' : null
  if (kind === 'passportApplicationCancelled') return 'documentsNotBrought'
  return kind === 'noFinding' ? 'noSigns' : null
}

/** The usual reason comes with the decision, until the officer has chosen one himself. */
export const reasonFor = (
  kind: DecisionKind | null,
  { reasonCode: chosen, kind: before }: Pick<ChoiceDraft, 'reasonCode' | 'kind'>,
  persons: readonly Pick<DecidableSubject, 'deferral'>[],
): Pick<ChoiceDraft, 'reasonCode'> => ({
  reasonCode: chosen === usualReasonOf(before, persons) ? usualReasonOf(kind, persons) : chosen,
})

type Begin = { subject: string | undefined; kind: DecisionKind | null }

/** Whoever is named; whose documents are late; else everybody who still needs a decision. One person is always meant. */
const firstPersons = (
  subjects: readonly DecidableSubject[],
  today: PlainDate,
  { subject, kind }: Begin,
): DecidableSubject[] => {
  const wanted = subjects.filter(({ id }) => id === subject)
  if (wanted.length > 0) return wanted
  if (subjects.length === 1) return [...subjects]
  if (kind === 'passportApplicationCancelled') {
    return subjects.filter(({ deferral }) => deferral?.dueOn != null && deferral.dueOn < today)
  }
  return subjects.filter(({ decisionKind, isProposed }) => decisionKind === null && !isProposed)
}

export const deskDraft = (
  subjects: readonly DecidableSubject[],
  today: PlainDate,
  begin: Begin,
): DeskDraft => {
  const persons = firstPersons(subjects, today, begin)
  const choice = { ...newChoice(begin.kind), reasonCode: usualReasonOf(begin.kind, persons) }
  return {
    decidedOn: today,
    choices: [choice],
    assigned: new Map(persons.map(({ id }) => [id, choice.key])),
  }
}

/** Puts persons under a choice, or under none. */
export const assign = (draft: DeskDraft, ids: readonly SubjectId[], key: string | undefined): DeskDraft => {
  const assigned = new Map(draft.assigned)
  for (const id of ids) {
    if (key === undefined) assigned.delete(id)
    else assigned.set(id, key)
  }
  return { ...draft, assigned }
}

export const changeChoice = (draft: DeskDraft, key: string, change: Partial<ChoiceDraft>): DeskDraft => ({
  ...draft,
  choices: draft.choices.map((choice) => (choice.key === key ? { ...choice, ...change } : choice)),
})

/** Takes an exception away again; its persons fall back to the first decision. */
export const removeChoice = (draft: DeskDraft, key: string): DeskDraft => {
  const choices = draft.choices.filter((choice) => choice.key !== key)
  const [first] = choices
  return {
    ...draft,
    choices,
    assigned: new Map(
      [...draft.assigned].map(([id, at]) => [id, at === key && first ? first.key : at] as const),
    ),
  }
}

export const personsOf = (
  { assigned }: DeskDraft,
  { key }: ChoiceDraft,
  subjects: readonly DecidableSubject[],
): DecidableSubject[] => subjects.filter(({ id }) => assigned.get(id) === key)

/** Documents the purposes of these persons ask for, each once. */
export const usualDocuments = (
  entries: readonly PurposeDocument[],
  persons: readonly DecidableSubject[],
  day: PlainDate,
): string[] => {
  const purposes = new Set(persons.flatMap(({ purpose }) => (purpose === null ? [] : [purpose])))
  const names = [...purposes].flatMap((purpose) =>
    purposeDocumentsOn(entries, purpose, day).map(({ document }) => document),
  )
  return [...new Set(names)]
}

export const askedDocumentsOf = (
  { leftOut, added }: Pick<ChoiceDraft, 'leftOut' | 'added'>,
  usual: readonly string[],
): string[] => [...new Set([...usual.filter((name) => !leftOut.includes(name)), ...added])]

const articleOf = (
  article: string,
  statutes: readonly Statute[],
): Pick<DecisionChoice, 'statuteId' | 'statuteText'> => {
  const typed = article.trim()
  if (typed === '') return { statuteId: null, statuteText: null }
  const known = statutes.find((statute) => citationOf(statute) === typed)
  return known ? { statuteId: known.id, statuteText: null } : { statuteId: null, statuteText: typed }
}

/** What is sent of a choice: fields that its kind does not show are left behind. */
export const choiceInputOf = (
  choice: ChoiceDraft & { kind: DecisionKind },
  subjectIds: readonly SubjectId[],
  { statutes, usual }: { statutes: readonly Statute[]; usual: readonly string[] },
): DecisionChoice => {
  const { kind, reasonCode, ground, article, dueOn, blockedUntil } = choice
  const isDeferral = kind === 'passportDeferred'
  return {
    subjectIds: [...subjectIds],
    kind,
    reasonCode,
    ground: ground.trim() === '' ? null : ground,
    ...articleOf(article, statutes),
    documents: isDeferral ? askedDocumentsOf(choice, usual) : [],
    dueOn: isDeferral ? dueOn : null,
    blockedUntil: kind === 'issuanceSuspended' ? blockedUntil : null,
  }
}
