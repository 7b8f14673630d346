import { parseTypedDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { holidayInput, type HolidayInput, type HolidayKind, largestHolidayImport } from './clock.schema.ts'

/** One line of a pasted list: what was understood, or what is wrong with it. */
export type HolidayLine =
  | { line: number; text: string; holiday: HolidayInput }
  | { line: number; text: string; problem: 'noDay' | 'noName' | 'dayTwice' | 'tooMany' }

const weekday = /^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*[,;\t ]\s*/i
const dated =
  /^(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[\s.-]+[a-z]+(?:[\s.-]+\d{4})?|\d{8}|\d{6})(.*)$/i

const kindOf = (text: string, usual: HolidayKind): HolidayKind => {
  if (/cuti\s+bersama/i.test(text)) return 'collectiveLeave'
  if (/\b(?:lokal|daerah|fakultatif)\b/i.test(text)) return 'local'
  return /\bnasional\b/i.test(text) ? 'national' : usual
}

/** The name without separators around it and without a column that only names the kind. */
const nameOf = (rest: string): string =>
  rest
    .split(/[;\t|]/)
    .map((part) => part.replaceAll(/^[\s,:;.–-]+|[\s,;:–-]+$/g, ''))
    .filter((part) => part !== '' && !/^(?:nasional|lokal|daerah|libur nasional|libur lokal)$/i.test(part))
    .join(' ')
    .trim()

const readLine = (
  text: string,
  { today, usual }: { today: PlainDate; usual: HolidayKind },
): { holiday: HolidayInput } | { problem: 'noDay' | 'noName' } => {
  const match = dated.exec(text.trim().replace(weekday, ''))
  const day = match?.[1] === undefined ? undefined : parseTypedDate(match[1], today)
  if (day === undefined) return { problem: 'noDay' }
  const rest = match?.[2] ?? ''
  const checked = holidayInput.safeParse({ day, name: nameOf(rest), kind: kindOf(rest, usual) })
  return checked.success ? { holiday: checked.data } : { problem: 'noName' }
}

/**
 * Reads a pasted list of holidays, one a line: a day as people write it, then its name, and perhaps its kind. Lines
 * that say `cuti bersama` are collective leave; others are of the usual kind. Empty lines do not count.
 */
export const readHolidayList = (
  pasted: string,
  asked: { today: PlainDate; usual: HolidayKind },
): HolidayLine[] => {
  const seen = new Set<PlainDate>()
  return pasted
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ text: text.trim(), line: index + 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, line }): HolidayLine => {
      const read = readLine(text, asked)
      if ('problem' in read) return { line, text, ...read }
      if (seen.has(read.holiday.day)) return { line, text, problem: 'dayTwice' }
      if (seen.size >= largestHolidayImport) return { line, text, problem: 'tooMany' }
      seen.add(read.holiday.day)
      return { line, text, ...read }
    })
}
