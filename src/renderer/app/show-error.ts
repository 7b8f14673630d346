import { notifications } from '@mantine/notifications'
import { ORPCError } from '@orpc/client'
import type { Verdict } from '#shared/kernel/errors.ts'
import { refusalSentence } from '#renderer/i18n/labels.ts'
import { type MessageValues, t } from '#renderer/i18n/t.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { ConnectionEnded } from './client.ts'

export type ErrorDescription = {
  /** One sentence: what is true and what to do. */
  sentence: string
  /** Under which number the log keeps code and stack; only for faults. */
  incident: string | undefined
  /** The code of a refusal, or undefined for everything that is none. */
  code: string | undefined
  data: MessageValues
}

/** Values for the places of a sentence: texts and numbers only, days in words. */
const sentenceValues = (data: unknown): MessageValues => {
  if (typeof data !== 'object' || data === null) return {}
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') values[name] = value
    if (typeof value === 'string') values[name] = formatDate(value)
  }
  return values
}

/** What to tell an officer about something that was thrown. No text of the error itself is ever shown. */
export const describeError = (error: unknown): ErrorDescription => {
  if (error instanceof ConnectionEnded) {
    return { sentence: t('common.connectionLost'), incident: undefined, code: undefined, data: {} }
  }
  if (!(error instanceof ORPCError)) {
    return { sentence: t('common.unknownError'), incident: undefined, code: undefined, data: {} }
  }
  const data = sentenceValues(error.data)
  const incident =
    error.code === 'FAULT' && data['incident'] !== undefined ? String(data['incident']) : undefined
  const known = refusalSentence(error.code, data)
  if (known !== undefined) return { sentence: known, incident, code: error.code, data }
  const sentence = error.code === 'BAD_REQUEST' ? t('common.inputRefused') : t('common.unknownError')
  return { sentence, incident, code: undefined, data }
}

/** The reason of a "no" as a sentence; nothing for a "yes". */
export const verdictReason = (verdict: Verdict): string | undefined =>
  verdict.allowed
    ? undefined
    : (refusalSentence(verdict.code, sentenceValues(verdict.data)) ?? t('common.unknownError'))

const isQuestion: ReadonlySet<string> = new Set(['STEP_UP_REQUIRED', 'SECOND_PERSON_REQUIRED'])

/** Says what went wrong where no field or place on the page can say it. */
export const showError = (error: unknown): void => {
  // The cover over the page already says that the service is gone.
  if (error instanceof ConnectionEnded) return
  const { sentence, incident, code } = describeError(error)
  // The officer was asked and let it be.
  if (code !== undefined && isQuestion.has(code)) return
  notifications.show({
    color: 'red',
    title: t('common.notSaved'),
    message: incident === undefined ? sentence : `${sentence} ${t('common.incident', { incident })}`,
    autoClose: incident === undefined ? 8_000 : false,
    closeButtonProps: { 'aria-label': t('common.close') },
  })
}

/** Says that something is done. Call it only after the promise resolved. */
export const showDone = (message: string): void => {
  notifications.show({
    color: 'teal',
    message,
    autoClose: 3_000,
    closeButtonProps: { 'aria-label': t('common.close') },
  })
}
