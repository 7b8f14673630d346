import type {
  InterviewHead,
  InterviewKind,
  InterviewSignature,
  InterviewWarning,
} from '#shared/features/interview/interview.schema.ts'
import type { QuestionSetId } from '#shared/features/interview/question-sets.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const kindKey = (kind: InterviewKind): MessageKey => `interview.kind.${kind}`
/** As officers call the record: BAW, BAP. */
export const shortKindKey = (kind: InterviewKind): MessageKey => `interview.short.${kind}`
export const setKey = (set: QuestionSetId): MessageKey => `interview.set.${set}`

/** Days of a warning are written out. */
export const warningSentence = (t: Translate, { code, data }: InterviewWarning): string =>
  t(
    `interview.warning.${code}`,
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        typeof value === 'string' ? formatDate(value) : value,
      ]),
    ),
  )

type Shown = { word: MessageKey; tone: Tone }
const openState: Shown = { word: 'interview.stateOpen', tone: 'progress' }
const bySignature: Record<InterviewSignature, Shown> = {
  open: { word: 'interview.stateUnsigned', tone: 'warning' },
  signed: { word: 'interview.stateSigned', tone: 'good' },
  refused: { word: 'interview.stateRefused', tone: 'bad' },
}

/** Where an interview stands, in one word. */
export const stateOf = ({ state, signature }: Pick<InterviewHead, 'state' | 'signature'>): Shown =>
  state === 'open' ? openState : bySignature[signature]
