import type {
  CounterScope,
  DocumentType,
  NumberCounter,
  NumberEntry,
  NumberState,
  NumberToken,
} from '#shared/features/number/number.schema.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const typeKey = (type: DocumentType): MessageKey => `number.type.${type}`
export const stateKey = (state: NumberState): MessageKey => `number.state.${state}`
export const originKey = (origin: NumberEntry['origin']): MessageKey => `number.origin.${origin}`
export const scopeKey = (scope: CounterScope): MessageKey => `number.scope.${scope}`
export const scopeHintKey = (scope: CounterScope): MessageKey => `number.scopeHint.${scope}`
export const tokenKey = (token: NumberToken): MessageKey => `number.token.${token}`

export const stateTones: Record<NumberState, Tone> = {
  reserved: 'waiting',
  issued: 'good',
  cancelled: 'bad',
}

/** What counts together, without its year: `Keputusan (SK)`, `Klasifikasi GR.03.05`, `Semua surat`. */
export const counterName = (
  t: Translate,
  { documentType, classification }: Pick<NumberCounter, 'documentType' | 'classification'>,
): string => {
  if (documentType !== null) return t(typeKey(documentType))
  return classification === null ? t('number.counterAll') : t('number.counterClass', { classification })
}

/** Turns as they stand on paper: `0043`, or `0043–0045` for several. */
export const turnText = (digits: number, from: number, to: number = from): string => {
  const padded = (turn: number): string => String(turn).padStart(digits, '0')
  return from === to ? padded(from) : `${padded(from)}–${padded(to)}`
}
