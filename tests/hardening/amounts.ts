import type { Finding, Level } from './program.ts'

/** The amount of this level; what is dear is done less often the oftener a level is run. */
export const perLevel = <Amount>(level: Level, amounts: Readonly<Record<Level, Amount>>): Amount =>
  amounts[level]

export const grouped = (count: number): string => count.toLocaleString('en')

const shown = 5

/** A row that is met when nothing was found; otherwise it tells the first of it. */
export const noneOf = (what: string, tried: string, wrong: readonly string[]): Finding => ({
  what,
  tried,
  goal: '0',
  found:
    wrong.length === 0
      ? '0'
      : `${wrong.length}: ${wrong.slice(0, shown).join(' · ')}${wrong.length > shown ? ' …' : ''}`,
  isMet: wrong.length === 0,
})
