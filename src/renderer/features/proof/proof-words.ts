import type { ProvenPaperType } from '#shared/features/document/document.schema.ts'
import type { CheckResult, KeyState, ProofKey } from '#shared/features/proof/proof.schema.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { endsSoon } from '#shared/features/proof/proof.rules.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

/** good: proven · warning: true once, or not to be told · bad: not to be accepted */
type ResultTone = 'good' | 'warning' | 'bad'

export const resultWords: Record<CheckResult, { word: MessageKey; text: MessageKey; tone: ResultTone }> = {
  genuine: { word: 'proof.genuine', text: 'proof.genuineText', tone: 'good' },
  superseded: { word: 'proof.superseded', text: 'proof.supersededText', tone: 'warning' },
  revoked: { word: 'proof.revoked', text: 'proof.revokedText', tone: 'bad' },
  keyRevoked: { word: 'proof.keyRevoked', text: 'proof.keyRevokedText', tone: 'bad' },
  keyOutOfTerm: { word: 'proof.keyOutOfTerm', text: 'proof.keyOutOfTermText', tone: 'bad' },
  unknownKey: { word: 'proof.unknownKey', text: 'proof.unknownKeyText', tone: 'warning' },
  damaged: { word: 'proof.damaged', text: 'proof.damagedText', tone: 'bad' },
  noCode: { word: 'proof.noCode', text: 'proof.noCodeText', tone: 'warning' },
  notInRegister: { word: 'proof.notInRegister', text: 'proof.notInRegisterText', tone: 'bad' },
  unknownShortCode: { word: 'proof.unknownShortCode', text: 'proof.unknownShortCodeText', tone: 'warning' },
}

export const kindWords: Record<ProvenPaperType, MessageKey> = {
  certificate: 'proof.kindCertificate',
  decree: 'proof.kindDecree',
  deferralNotice: 'proof.kindDeferralNotice',
  referralLetter: 'proof.kindReferralLetter',
}

const stateTones: Record<KeyState, Tone> = {
  valid: 'good',
  future: 'waiting',
  ended: 'neutral',
  revoked: 'bad',
}

/** How a key stands, as word and tone; one that ends soon says when. */
export const keyStateOf = (t: Translate, key: ProofKey, today: PlainDate): { word: string; tone: Tone } => {
  if (endsSoon(key, today))
    return { word: t('proof.endsSoon', { count: daysBetween(today, key.validUntil) }), tone: 'warning' }
  const words: Record<KeyState, string> = {
    valid: t('proof.stateValid'),
    future: t('proof.stateFuture'),
    ended: t('proof.stateEnded'),
    revoked: t('proof.stateRevoked', { date: formatDate(key.revokedOn ?? '') }),
  }
  return { word: words[key.state], tone: stateTones[key.state] }
}
