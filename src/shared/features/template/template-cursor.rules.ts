type Mode = 'text' | 'code'

const closing: Readonly<Record<string, Mode>> = { '(': 'code', '{': 'code', '[': 'text' }

/** A statement at the beginning of a line stays code until its line or its block ends. */
const openStatement = /#(?:let|set|show|if|else|for|while|import|include|return|context)\b[^[{]*$/

/**
 * Whether what is written at this place would be taken as code: inside brackets of code, or in a statement. It reads
 * brackets, texts and comments and no more, which is enough to know how a field is inserted.
 */
export const isCodeAt = (text: string, offset: number): boolean => {
  const open: Mode[] = []
  let place = 0
  const skipTo = (end: string): void => {
    const found = text.indexOf(end, place)
    place = found === -1 ? text.length : found + end.length
  }
  while (place < offset) {
    const mode = open.at(-1) ?? 'text'
    const sign = text[place] ?? ''
    const statement = mode === 'code' || openStatement.test(lineUntil(text, place))
    if (text.startsWith('//', place) && text[place - 1] !== ':') skipTo('\n')
    else if (text.startsWith('/*', place)) skipTo('*/')
    else if (sign === '\\') place += 2
    else if (sign === '"' && statement) place = endOfText(text, place)
    else {
      const opens = closing[sign]
      // In text, round brackets and braces are signs like others unless a call or a block begins with them.
      if (opens !== undefined && (sign === '[' || statement || beginsCode(text, place))) open.push(opens)
      else if (sign === ']' || ((sign === ')' || sign === '}') && mode === 'code')) open.pop()
      place += 1
    }
  }
  return open.at(-1) === 'code' || (open.length === 0 && openStatement.test(lineUntil(text, offset)))
}

const lineUntil = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)

const beginsCode = (text: string, place: number): boolean => /#[\p{L}\d_.-]*$/u.test(lineUntil(text, place))

const endOfText = (text: string, start: number): number => {
  let place = start + 1
  while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1
  return place + 1
}

/** What an entry is called in a loop, and in one inside it. */
const entries = ['item', 'part', 'entry'] as const

/** `*` in a path stands for each entry of a list: that is written as a loop over it. */
const expressionOf = (path: string, owner = 'data', depth = 0): string => {
  const [list = '', ...rest] = path.split('.*')
  const whole = list === '' ? owner : `${owner}.${list}`
  if (rest.length === 0) return whole
  const entry = entries[depth] ?? `entry${depth}`
  const inside = expressionOf(rest.join('.*').replace(/^\./, ''), entry, depth + 1)
  return `for ${entry} in ${whole} [#${inside} ]`
}

/** A field as it is written at this place: with the sign that opens code in text, bare where code is written already. */
export const fieldAt = (path: string, text: string, offset: number): string => {
  const expression = expressionOf(path)
  return isCodeAt(text, offset) || text[offset - 1] === '#' ? expression : `#${expression}`
}
