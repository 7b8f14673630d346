import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** What goes on over the end of a line. */
type State = { comments: number; inText: boolean }

const keywords =
  /^(?:let|set|show|if|else|for|while|in|import|include|as|return|break|continue|context|not|and|or)\b/
const constants = /^(?:none|auto|true|false)\b/

const blockComment = (stream: StringStream, state: State): string => {
  while (!stream.eol()) {
    if (stream.match('*/')) state.comments -= 1
    else if (stream.match('/*')) state.comments += 1
    else stream.next()
    if (state.comments === 0) break
  }
  return 'comment'
}

const quoted = (stream: StringStream, state: State): string => {
  while (!stream.eol()) {
    const sign = stream.next()
    if (sign === '\\') stream.next()
    else if (sign === '"') {
      state.inText = false
      break
    }
  }
  return 'string'
}

/** Enough of Typst to see comments, texts, keywords and headings apart; what is code and what is text it does not ask. */
const typst = StreamLanguage.define<State>({
  name: 'typst',
  startState: () => ({ comments: 0, inText: false }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => {
    if (state.comments > 0) return blockComment(stream, state)
    if (state.inText) return quoted(stream, state)
    if (stream.sol() && stream.match(/^\s*=+\s.*/)) return 'heading'
    if (stream.eatSpace()) return null
    if (stream.match(/^\/\/.*/)) return 'lineComment'
    if (stream.match('/*')) {
      state.comments = 1
      return blockComment(stream, state)
    }
    if (stream.match('"')) {
      state.inText = true
      return quoted(stream, state)
    }
    if (stream.match(/^#?\d+(?:\.\d+)?(?:pt|mm|cm|in|em|fr|deg|%)?/)) return 'number'
    stream.match('#')
    if (stream.match(keywords)) return 'keyword'
    if (stream.match(constants)) return 'atom'
    if (stream.match(/^data(?:\.[\p{L}\d_-]+)+/u)) return 'propertyName'
    if (stream.match(/^[\p{L}_][\p{L}\d_-]*(?=\()/u)) return 'name.function'
    if (stream.match(/^[\p{L}_][\p{L}\d_-]*/u)) return null
    stream.next()
    return null
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
})

const colours = HighlightStyle.define([
  { tag: [tags.comment, tags.lineComment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: [tags.number, tags.atom], color: 'var(--code-number)' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.propertyName, color: 'var(--code-data)' },
  { tag: tags.function(tags.name), color: 'var(--code-function)' },
])

export const typstLanguage = [typst, syntaxHighlighting(colours)]
