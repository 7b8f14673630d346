import type { TemplateFinding } from './template.schema.ts'

/**
 * Words of Typst by which a text could get at more than its data and the partials: `eval` runs text as code, `std` hands
 * out `eval` under another name, `plugin` runs programs, `today` makes a paper that is never set the same again.
 */
const forbiddenWords = ['eval', 'std', 'plugin', 'today'] as const

/**
 * What a text must not have, found without running it: everything is looked at, also what stands in a string or a
 * comment, because telling those apart is where such checks are deceived. Imports name a partial of the program in
 * plain letters.
 */
export const forbiddenIn = (source: string, partials: readonly string[]): TemplateFinding[] => {
  const found: TemplateFinding[] = []
  const add = (code: 'foreignFile' | 'forbiddenWord', at: number, detail: string): void => {
    const before = source.slice(0, at).split('\n')
    const place = { file: null, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    found.push({
      code,
      severity: 'error',
      detail: detail.slice(0, 120),
      place,
      sample: null,
      size: null,
      page: null,
    })
  }
  for (const { index, 1: word = '' } of source.matchAll(wordPattern)) {
    if (word !== 'import' && word !== 'include') add('forbiddenWord', index, word)
    else {
      const rest = source.slice(index + word.length)
      const named = /^\s*"([^"\\]*)"/.exec(rest)?.[1]
      if (named === undefined || !partials.includes(named))
        add('foreignFile', index, named ?? rest.trim().split('\n')[0] ?? '')
    }
  }
  return found.slice(0, 50)
}

const wordPattern = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(import|include|${forbiddenWords.join('|')})(?![\\p{L}\\p{N}_-])`,
  'gu',
)
