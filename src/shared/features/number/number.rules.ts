import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { romanMonth } from '#shared/kernel/in-words.ts'
import { monthOf, yearOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  numberTokens,
  officeTokens,
  type DocumentType,
  type NumberEntry,
  type NumberGap,
  type NumberPatternInput,
  type NumberToken,
} from './number.schema.ts'

export type PatternPart = { kind: 'text'; text: string } | { kind: 'token'; token: NumberToken }
export type ParsedPattern = { parts: PatternPart[]; unknown: string[] }

const isToken = (name: string): name is NumberToken => (numberTokens as readonly string[]).includes(name)

/** A pattern taken apart. Braces that name no token, and braces left open, are reported and never thrown. */
export const parsePattern = (pattern: string): ParsedPattern => {
  const parts: PatternPart[] = []
  const unknown: string[] = []
  for (const [piece] of pattern.matchAll(/\{[^{}]*\}|[{}]|[^{}]+/g)) {
    const name = piece.startsWith('{') ? piece.slice(1, -1) : undefined
    if (name !== undefined && isToken(name)) parts.push({ kind: 'token', token: name })
    else if (name === undefined && piece !== '}') parts.push({ kind: 'text', text: piece })
    else unknown.push(piece)
  }
  return { parts, unknown }
}

const usesToken = (pattern: string, wanted: NumberToken): boolean =>
  parsePattern(pattern).parts.some((part) => part.kind === 'token' && part.token === wanted)

/** Whether letters can be numbered by this pattern. */
export const canUsePattern = (
  input: Pick<NumberPatternInput, 'pattern' | 'tokens' | 'counterScope'>,
): Verdict => {
  const [token] = parsePattern(input.pattern).unknown
  if (token !== undefined) return refused('NUMBER_PATTERN_TOKEN_UNKNOWN', { token })
  if (!usesToken(input.pattern, 'urut')) return refused('NUMBER_PATTERN_WITHOUT_COUNTER')
  const empty = officeTokens.find((name) => usesToken(input.pattern, name) && input.tokens[name] === '')
  if (empty !== undefined) return refused('NUMBER_PATTERN_TOKEN_EMPTY', { token: `{${empty}}` })
  if (input.counterScope === 'classificationAndYear' && input.tokens.klasifikasi === '') {
    return refused('NUMBER_PATTERN_CLASSIFICATION_MISSING')
  }
  return allowed
}

type Shape = Pick<NumberPatternInput, 'pattern' | 'digits' | 'tokens'>

const textOf = (part: PatternPart, shape: Shape, datedOn: PlainDate, counter: string): string => {
  if (part.kind === 'text') return part.text
  switch (part.token) {
    case 'urut':
      return counter
    case 'bulan':
      return String(monthOf(datedOn)).padStart(2, '0')
    case 'bulanRomawi':
      return romanMonth(monthOf(datedOn))
    case 'tahun':
      return String(yearOf(datedOn))
    default:
      return shape.tokens[part.token]
  }
}

const render = (parts: readonly PatternPart[], shape: Shape, datedOn: PlainDate, counter: string): string =>
  parts.map((part) => textOf(part, shape, datedOn, counter)).join('')

/** `W.17.IMI.IMI.2-GR.03.05-0099`; a counter that outgrows its digits takes the room it needs. */
export const renderNumber = (shape: Shape, counter: number, datedOn: PlainDate): string =>
  render(parsePattern(shape.pattern).parts, shape, datedOn, String(counter).padStart(shape.digits, '0'))

/** Lower case, no white space, every dash alike: how two numbers are compared. */
const comparable = (number: string): string =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/\p{Pd}/gu, '-')

/**
 * The form under which a number is unique. It begins with the year of the paper: most offices begin at 1 again each
 * January and their numbers do not name the year (peraturan tata naskah dinas puts it beside the number).
 */
export const numberKeyOf = (number: string, datedOn: PlainDate): string =>
  `${yearOf(datedOn)}|${comparable(number)}`

/** Text that finds the number inside its key. */
export const numberSearchOf = (query: string): string => comparable(query)

/** The turn inside a number that somebody typed, if it has the shape of the office's pattern. */
export const counterIn = (shape: Shape, number: string, datedOn: PlainDate): number | undefined => {
  const { parts } = parsePattern(shape.pattern)
  const turns = parts.flatMap((part, index) =>
    part.kind === 'token' && part.token === 'urut' ? [index] : [],
  )
  const [turn] = turns
  if (turn === undefined || turns.length > 1) return undefined
  const before = comparable(render(parts.slice(0, turn), shape, datedOn, ''))
  const after = comparable(render(parts.slice(turn + 1), shape, datedOn, ''))
  const typed = comparable(number)
  if (!typed.startsWith(before) || !typed.endsWith(after)) return undefined
  const digits = typed.slice(before.length, typed.length - after.length)
  return /^\d{1,8}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined
}

/** The counter a paper of that date takes its turn from: `decree/2024`, `all papers of 2024`, `=GR.03.05/2024`, `decree`. */
export const counterKeyFor = (
  pattern: Pick<NumberPatternInput, 'documentType' | 'counterScope' | 'tokens'>,
  datedOn: PlainDate,
): string => {
  const year = yearOf(datedOn)
  switch (pattern.counterScope) {
    case 'type':
      return pattern.documentType
    case 'typeAndYear':
      return `${pattern.documentType}/${year}`
    case 'year':
      return `*/${year}`
    case 'classificationAndYear':
      return `=${comparable(pattern.tokens.klasifikasi)}/${year}`
  }
}

export type CounterDescription = {
  documentType: DocumentType | null
  classification: string | null
  year: number | null
}

/** What a counter's key says. */
export const describeCounterKey = (key: string): CounterDescription => {
  const slash = key.lastIndexOf('/')
  const name = slash < 0 ? key : key.slice(0, slash)
  const year = slash < 0 ? null : Number(key.slice(slash + 1))
  if (name === '*') return { documentType: null, classification: null, year }
  if (name.startsWith('=')) return { documentType: null, classification: name.slice(1).toUpperCase(), year }
  return { documentType: name as DocumentType, classification: null, year }
}

/** A number leaves the register never; cancelled, it stays with its reason. */
export const canCancelNumber = (entry: Pick<NumberEntry, 'state' | 'usedFor'>): Verdict => {
  if (entry.state === 'cancelled') return refused('NUMBER_NOT_CANCELLABLE', { state: entry.state })
  return entry.usedFor === null ? allowed : refused('NUMBER_IN_USE', { usedFor: entry.usedFor })
}

/** Whether somebody may say why these numbers are missing: all of them missing and none explained. */
export const canExplainGap = (gaps: readonly NumberGap[], from: number, to: number): Verdict =>
  from <= to && gaps.some((gap) => gap.reason === null && gap.from <= from && to <= gap.to)
    ? allowed
    : refused('NUMBER_GAP_NOT_OPEN', { from, to })
