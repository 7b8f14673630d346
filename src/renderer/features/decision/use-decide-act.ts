import { canDecideOn, canFollow } from '#shared/features/decision/decision.rules.ts'
import { decisionVerdict } from '#shared/features/decision/decision-table.rules.ts'
import { wordingRefusals } from '#shared/features/decision/decision-desk.rules.ts'
import type {
  DecidableSubject,
  DecisionChoice,
  DecisionDesk,
} from '#shared/features/decision/decision.schema.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import type { PurposeDocument } from '#shared/features/reference/reference.schema.ts'
import { refused } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import type { ChoiceErrors } from './choice-card.tsx'
import { type ChoiceDraft, choiceInputOf, type DeskDraft, personsOf, usualDocuments } from './decide-state.ts'

type Sources = { statutes: readonly Statute[]; purposeDocuments: readonly PurposeDocument[] }

export type DecideAct = {
  /** What can be sent, one for each decision that has a kind and somebody under it. */
  choices: DecisionChoice[]
  dayError: string | undefined
  errorsOf: (choice: ChoiceDraft) => ChoiceErrors
  refusals: ReadonlyMap<DecidableSubject['id'], string>
  isSound: boolean
}

/** What stands on the desk as it would be sent, with every sentence the service would refuse it with. */
export const useDecideAct = (desk: DecisionDesk, draft: DeskDraft, sources: Sources): DecideAct => {
  const t = useT()
  const { day: today, roles } = useSession()
  const { decidedOn, choices } = draft
  const day = decidedOn ?? today
  const inputOf = (choice: ChoiceDraft): DecisionChoice | undefined => {
    const { kind } = choice
    const persons = personsOf(draft, choice, desk.subjects)
    if (kind === null || persons.length === 0) return undefined
    const usual = usualDocuments(sources.purposeDocuments, persons, day)
    const ids = persons.map(({ id }) => id)
    return choiceInputOf({ ...choice, kind }, ids, { statutes: sources.statutes, usual })
  }
  const errorsOf = (choice: ChoiceDraft): ChoiceErrors => {
    const persons = personsOf(draft, choice, desk.subjects)
    const input = inputOf(choice)
    const own: ChoiceErrors = {
      ...(persons.length === 0 ? { persons: t('decision.nobodyChosen') } : {}),
      ...(choice.kind === null ? { kind: t('common.valueRequired') } : {}),
    }
    if (!input) return own
    const byTable = decisionVerdict(desk.state, input.kind, roles, desk.number)
    const kind = byTable.answer === 'refused' ? verdictReason(refused(byTable.code, byTable.data)) : undefined
    const words = Object.entries(wordingRefusals(input, day)).map(([field, verdict]) => [
      field,
      verdictReason(verdict),
    ])
    return { ...own, ...(kind === undefined ? {} : { kind }), ...(Object.fromEntries(words) as ChoiceErrors) }
  }
  const refusals = new Map(
    choices.flatMap((choice) => {
      const { kind } = choice
      if (kind === null) return []
      return personsOf(draft, choice, desk.subjects).flatMap((person) => {
        const reason = verdictReason(canFollow(person, { kind, decidedOn: day }))
        return reason === undefined ? [] : [[person.id, reason] as const]
      })
    }),
  )
  const dayError =
    decidedOn === null
      ? t('common.valueRequired')
      : verdictReason(canDecideOn({ decidedOn, receivedOn: desk.receivedOn, today }))
  const hasErrors = choices.some((choice) => Object.keys(errorsOf(choice)).length > 0)
  return {
    choices: choices.flatMap((choice) => inputOf(choice) ?? []),
    dayError,
    errorsOf,
    refusals,
    isSound: dayError === undefined && !hasErrors && refusals.size === 0,
  }
}

/** The day a deferral or suspension of the act lasts to. */
export const lastDayOf = (
  { kind, dueOn, blockedUntil }: DecisionChoice,
  bySetting: PlainDate | undefined,
): PlainDate | null =>
  kind === 'issuanceSuspended'
    ? blockedUntil
    : kind === 'passportDeferred'
      ? (dueOn ?? bySetting ?? null)
      : null
