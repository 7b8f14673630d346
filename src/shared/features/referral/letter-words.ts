import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { screeningResultIn } from '../document/papers/neutral-words.ts'
import type { ReferralFields } from './referral.schema.ts'

type Person = { position: number; fullName: string | null; alias: string | null; numbers: readonly string[] }
type Texts = Pick<ReferralFields, 'legalBasis' | 'chronology' | 'indications' | 'measures' | 'request'>
export const letterTexts = ['legalBasis', 'chronology', 'indications', 'measures', 'request'] as const

const holds = (text: string, words: string): boolean => words !== '' && ` ${text} `.includes(` ${words} `)

/** Whether a text calls this person by the whole name, the alias or a number. */
const namesPerson = (text: string, { fullName, alias, numbers }: Person): boolean => {
  const words = searchKeyOf(text)
  const together = text.replaceAll(/[^\p{L}\d]/gu, '').toUpperCase()
  return (
    [fullName, alias].some((name) => name !== null && holds(words, searchKeyOf(name))) ||
    numbers.some((number) => number !== '' && together.includes(number.toUpperCase()))
  )
}

/**
 * The body of a letter carries initials only; who it is stands in the sealed annex (UU 21/2007 Article 44). What the
 * screening came to stays in the office.
 */
export const canStandInLetter = (texts: Texts, people: readonly Person[]): Verdict => {
  for (const field of letterTexts) {
    const named = people.find((person) => namesPerson(texts[field], person))
    if (named) return refused('REFERRAL_NAMES_PERSON', { field, position: named.position })
    const word = screeningResultIn(texts[field])
    if (word !== undefined) return refused('REFERRAL_TELLS_SCREENING', { field, word })
  }
  return allowed
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A text with whole names and aliases put down to initials, to start a letter from. */
export const initialled = (
  text: string,
  people: readonly { fullName: string | null; alias: string | null; shownName: string }[],
): string =>
  people.reduce((put, { fullName, alias, shownName }) => {
    const names = [fullName, alias].filter((name) => name !== null && name.trim() !== '') as string[]
    return names.reduce(
      (each, name) =>
        each.replaceAll(
          new RegExp(
            String.raw`(?<![\p{L}\p{N}])${name
              .trim()
              .split(/\s+/)
              .map(escaped)
              .join(String.raw`\s+`)}(?![\p{L}\p{N}])`,
            'giu',
          ),
          shownName,
        ),
      put,
    )
  }, text)
