import { RegisterRefusal } from './register-refusal.ts'

/** What a document is made of, in its order. `tag` is the text between the angle brackets, with the attributes. */
export type XmlListener = {
  open: (name: string, tag: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

export type XmlScanner = { feed: (text: string) => void; end: () => void }

/** A tag or comment that does not end within this is none that a spreadsheet program writes. */
const longestConstruct = 1024 * 1024

const damaged = (): RegisterRefusal => new RegisterRefusal('REGISTER_DAMAGED')

/** Reads XML piece by piece without building a tree. Prefixes of names are dropped; a document type is refused. */
export const createXmlScanner = (listener: XmlListener): XmlScanner => {
  let rest = ''

  /** Handles what is complete in the text and answers how far that reaches. */
  const scan = (text: string): number => {
    let position = 0
    for (;;) {
      const start = text.indexOf('<', position)
      if (start < 0) return passText(text, position)
      if (start > position) listener.text(decodeEntities(text.slice(position, start)))
      const end = text[start + 1] === '!' ? endOfDeclaration(text, start) : text.indexOf('>', start)
      if (end < 0) return start
      handle(text, start, end)
      position = end + 1
    }
  }

  /** Text at the end of a piece may go on, and an entity in it may be cut. */
  const passText = (text: string, position: number): number => {
    const ampersand = text.lastIndexOf('&')
    const whole = ampersand >= position && text.length - ampersand < 16 ? ampersand : text.length
    if (whole > position) listener.text(decodeEntities(text.slice(position, whole)))
    return whole
  }

  const handle = (text: string, start: number, end: number): void => {
    const sign = text[start + 1]
    if (sign === '/') return listener.close(localName(text.slice(start + 2, end)))
    if (sign === '?') return
    if (sign === '!') {
      if (text.startsWith('<![CDATA[', start)) listener.text(text.slice(start + 9, end - 2))
      else if (!text.startsWith('<!--', start)) throw damaged()
      return
    }
    const closed = text[end - 1] === '/'
    const tag = text.slice(start + 1, closed ? end - 1 : end)
    const name = localName(tag)
    listener.open(name, tag)
    if (closed) listener.close(name)
  }

  return {
    feed(text) {
      const whole = rest === '' ? text : rest + text
      rest = whole.slice(scan(whole))
      if (rest.length > longestConstruct) throw damaged()
    },
    end() {
      if (rest.trim() !== '') throw damaged()
    },
  }
}

/** Where a comment or a character block ends; one that begins is not known yet when the text ends in its first signs. */
const endOfDeclaration = (text: string, start: number): number => {
  const ending = (mark: string): number => {
    const found = text.indexOf(mark, start + 4)
    return found < 0 ? -1 : found + mark.length - 1
  }
  if (text.startsWith('<!--', start)) return ending('-->')
  if (text.startsWith('<![CDATA[', start)) return ending(']]>')
  if (text.length - start >= 9) throw damaged()
  return -1
}

const localName = (tag: string): string => {
  const match = /^(?:[^\s:/]+:)?([^\s/]+)/.exec(tag)
  return match?.[1] ?? ''
}

const attributePatterns = new Map<string, RegExp>()

/** The value of an attribute of a tag, by its name without prefix. */
export const attributeOf = (tag: string, name: string): string | undefined => {
  let pattern = attributePatterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  const match = pattern.exec(tag)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeEntities(value)
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, (whole, body: string) => {
        if (!body.startsWith('#')) return namedEntities[body.toLowerCase()] ?? whole
        const isHex = body[1] === 'x' || body[1] === 'X'
        const code = isHex ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text
