import { prefilledAnswers } from '#shared/features/screening/assessment.rules.ts'
import {
  type Assessment,
  type AssessmentDetail,
  assessmentDraft,
  type AssessmentDraft,
  screeningDraftKind,
} from '#shared/features/screening/screening.schema.ts'
import { type DraftControl, useDraft } from '#renderer/app/use-draft.ts'

export type AssessmentDraftControl = DraftControl<AssessmentDraft>

/** An assessment as the service keeps it, in the shape of a working copy. */
export const draftOf = ({ version, assessedAt, answers, note }: Assessment): AssessmentDraft => ({
  version,
  assessedAt: assessedAt.toISOString(),
  answers,
  note: note ?? '',
})

/** The officer's working copy of an open assessment; answers that its set does not ask for are left out. */
export const useAssessmentDraft = ({
  assessment,
  set,
  subject,
  case: record,
}: AssessmentDetail): AssessmentDraftControl =>
  useDraft({
    kind: screeningDraftKind,
    recordKey: assessment.id,
    label: `${record.number} · ${subject.shownName}`,
    initial: draftOf(assessment),
    read: (body) => {
      const read = assessmentDraft.safeParse(body)
      return read.success
        ? { ...read.data, answers: prefilledAnswers(set.content, read.data.answers) }
        : undefined
    },
  })
