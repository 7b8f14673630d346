import type {
  Decision,
  DecisionKind,
  DecisionWarning,
  EndReason,
  ReasonCode,
} from '#shared/features/decision/decision.schema.ts'
import { colourKey } from '#renderer/features/screening/screening-words.ts'
import { triageColour } from '#shared/features/case/case.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const kindKey = (kind: DecisionKind): MessageKey => `decision.kind.${kind}`
export const reasonKey = (reason: ReasonCode): MessageKey => `decision.reason.${reason}`
export const endReasonKey = (reason: EndReason): MessageKey => `decision.ended.${reason}`

/** The order of the choice: what the matter is first. */
export const kindGroups = [
  [
    'passport',
    [
      'passportContinue',
      'passportDeferred',
      'passportApplicationCancelled',
      'passportRefused',
      'issuanceSuspended',
      'passportCancelled',
      'passportWithdrawn',
    ],
  ],
  ['departure', ['released', 'departureDeferred', 'departureRefused']],
  ['further', ['educated', 'referred', 'reportedToPolice', 'proJustitia', 'exitBanProposed', 'noFinding']],
] as const satisfies readonly (readonly [string, readonly DecisionKind[]])[]

export const kindTones: Readonly<Record<DecisionKind, Tone>> = {
  passportContinue: 'good',
  passportDeferred: 'waiting',
  passportApplicationCancelled: 'neutral',
  passportRefused: 'bad',
  passportCancelled: 'bad',
  passportWithdrawn: 'bad',
  issuanceSuspended: 'bad',
  departureDeferred: 'waiting',
  departureRefused: 'bad',
  released: 'good',
  referred: 'progress',
  educated: 'good',
  proJustitia: 'progress',
  reportedToPolice: 'progress',
  exitBanProposed: 'warning',
  noFinding: 'good',
}

/** `1–4, 7` */
export const positionsText = (positions: readonly number[]): string => {
  const ranges: [first: number, last: number][] = []
  for (const position of positions.toSorted((first, second) => first - second)) {
    const last = ranges.at(-1)
    if (last && position - last[1] <= 1) last[1] = position
    else ranges.push([position, position])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}

/** Warnings that say the same about several persons are read as one. */
export const groupWarnings = (warnings: readonly DecisionWarning[]): DecisionWarning[] =>
  [
    ...Map.groupBy(warnings, ({ code, data: { position: _position, ...rest } }) =>
      JSON.stringify([code, rest]),
    ).values(),
  ].flatMap((alike) => {
    const [first] = alike
    const positions = alike.flatMap(({ data }) =>
      typeof data['position'] === 'number' ? [data['position']] : [],
    )
    return first ? [{ code: first.code, data: { ...first.data, positions: positionsText(positions) } }] : []
  })

export const warningSentence = (t: Translate, { code, data }: DecisionWarning): string => {
  const colour = triageColour.safeParse(data['colour'])
  const values = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'string' ? formatDate(value) : value,
  ])
  return t(`decision.warning.${code}`, {
    ...(Object.fromEntries(values) as Record<string, string | number>),
    positions: data['positions'] ?? data['position'] ?? '',
    ...(colour.success ? { colour: t(colourKey(colour.data)) } : {}),
  })
}

/** Why it was decided, in one line: the usual word, or how the officer put it. */
export const becauseOf = (
  t: Translate,
  { reasonCode, ground }: Pick<Decision, 'reasonCode' | 'ground'>,
): string => (reasonCode === null || reasonCode === 'other' ? ground : t(reasonKey(reasonCode)))
