import type {
  AnswerValue,
  AssessmentDetail,
  BasisKind,
  ScreeningWarningCode,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

/** Answers of plain "yes" with a basis: `allYes('D02 D08')`. */
export const allYes = (ids: string, kind: BasisKind = 'statement'): WorkingAnswer[] =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((itemId) => ({ itemId, value: 'yes', basis: { kind, text: `dasar ${itemId}` } }))

export const answered = (ids: string, value: AnswerValue): WorkingAnswer[] =>
  ids.split(' ').map((itemId) => ({ itemId, value, basis: null }))

type Sitting = {
  answers: WorkingAnswer[]
  assessedAt?: Date
  acceptedWarnings?: ScreeningWarningCode[]
}

/** Starts an assessment and finishes it with these answers alone. */
export const assess = async (
  client: TestClient,
  subjectId: string,
  { answers, assessedAt, acceptedWarnings = ['SCREENING_FEW_ASKED'] }: Sitting,
): Promise<AssessmentDetail> => {
  const { assessment } = await client.screening.start({ subjectId })
  const outcome = await client.screening.complete({
    id: assessment.id,
    version: assessment.version,
    assessedAt: assessedAt ?? assessment.assessedAt,
    answers,
    note: null,
    acceptedWarnings,
  })
  if (outcome.outcome === 'warned') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.detail
}
