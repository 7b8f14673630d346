import { custodyStateOf } from '#shared/features/custody/custody.rules.ts'
import type {
  DocumentKind,
  HandoverKind,
  PresentedDocument,
  Verification,
} from '#shared/features/custody/custody.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const documentKindKey = (kind: DocumentKind): MessageKey => `custody.kind.${kind}`
export const verificationKey = (verification: Verification): MessageKey =>
  `custody.verification.${verification}`
export const handoverKey = (kind: HandoverKind): MessageKey => `custody.handover.${kind}`

export const verificationTones: Readonly<Record<Verification, Tone>> = {
  notChecked: 'neutral',
  match: 'good',
  mismatch: 'warning',
  deniedByIssuer: 'bad',
}

export const dayOf = (instant: Date): string => formatListDate(plainDateOfInstant(instant.getTime()))

/** Where the original is, in words; nothing for one that was only shown. */
export const heldWords = (t: Translate, document: PresentedDocument): string | undefined => {
  const { heldAt, returnedAt, returnedTo } = document
  const state = custodyStateOf(document)
  if (state === 'held' && heldAt) return t('custody.heldSince', { day: dayOf(heldAt) })
  if (state === 'returned' && returnedAt)
    return t('custody.returnedOn', { day: dayOf(returnedAt), to: returnedTo ?? '' })
  return undefined
}

/** `Kanim Sampit, 27-02-2024` */
export const issueLine = ({ issuer, issuedOn }: PresentedDocument): string =>
  [issuer, issuedOn && formatListDate(issuedOn)].filter(Boolean).join(', ')
