import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Evidence, EvidenceFacts, EvidenceKind } from './evidence.schema.ts'

export const canObtainOn = ({ obtainedOn }: Pick<EvidenceFacts, 'obtainedOn'>, today: PlainDate): Verdict =>
  obtainedOn !== null && obtainedOn > today ? refused('EVIDENCE_OBTAINED_IN_FUTURE', { today }) : allowed

/** Withdrawn evidence is kept as it was and neither shown nor changed. */
export const canUseEvidence = ({ withdrawn }: Pick<Evidence, 'withdrawn'>): Verdict =>
  withdrawn === null ? allowed : refused('EVIDENCE_WITHDRAWN')

/** What a file most likely is, before somebody says so. */
export const usualKindFor = (mediaType: string): EvidenceKind => {
  if (mediaType.startsWith('audio/') || mediaType.startsWith('video/')) return 'recording'
  return mediaType === 'application/pdf' ? 'scan' : 'photo'
}
