import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  redo,
  undo,
} from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useComputedColorScheme } from '@mantine/core'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { styleNonce } from '#renderer/app/nonce.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './code-editor.module.css'
import { editorPhrases } from './editor-phrases.ts'
import { typstLanguage } from './typst-language.ts'

/** A finding at its place in the text; lines and columns count from 1. */
export type CodeMark = {
  line: number
  column: number | null
  severity: 'error' | 'warning'
  message: string
}

export type CodeEditorHandle = {
  goTo: (line: number, column: number | null) => void
  /** Puts a text in place of what is selected; how it is written may depend on where that is. */
  insert: (write: (text: string, offset: number) => string) => void
  /** Puts another text in place of all; it can be undone. */
  replaceAll: (text: string) => void
  undo: () => void
  redo: () => void
  find: () => void
}

type CodeEditorProps = {
  ref: Ref<CodeEditorHandle>
  initialText: string
  readOnly: boolean
  marks: readonly CodeMark[]
  label: string
  /** How to leave the field by keyboard, as the Tab key writes. */
  describedBy: string
  onChange: (text: string) => void
  onCursor: (line: number, column: number) => void
}

const twoSpaces = '  '

const tab = {
  key: 'Tab',
  run: (view: EditorView): boolean => {
    if (view.state.selection.ranges.some(({ empty }) => !empty)) return indentMore(view)
    view.dispatch(view.state.replaceSelection(twoSpaces), { userEvent: 'input' })
    return true
  },
  shift: indentLess,
}

const markToDiagnostic = (state: EditorState, { line, column, severity, message }: CodeMark): Diagnostic => {
  const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines))
  const start = Math.min(from + Math.max((column ?? 1) - 1, 0), to)
  const word = /^[\p{L}\d_.-]+/u.exec(state.sliceDoc(start, to))?.[0].length ?? 1
  // Without a column, or at the end of the line, the whole line is marked.
  const whole = column === null || start === to
  return { from: whole ? from : start, to: whole ? to : Math.min(start + word, to), severity, message }
}

/** Text of a template with line numbers, findings at their line, search, undo. The editor keeps the text while it is open. */
export const CodeEditor = (props: CodeEditorProps) => {
  const { ref, initialText, readOnly, marks, label, describedBy } = props
  const t = useT()
  const dark = useComputedColorScheme('light') === 'dark'
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [view, setView] = useState<EditorView>()
  const [parts] = useState(() => ({ look: new Compartment(), words: new Compartment() }))
  const [start] = useState(initialText)

  useEffect(() => {
    if (!place.current) return
    const opened = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: start,
        extensions: [
          ...fixedExtensions,
          EditorView.cspNonce.of(styleNonce),
          parts.look.of([]),
          parts.words.of([]),
          keymap.of([tab, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
          EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString())
            if (docChanged || selectionSet) {
              const { head } = state.selection.main
              const line = state.doc.lineAt(head)
              latest.current.onCursor(line.number, head - line.from + 1)
            }
          }),
        ],
      }),
    })
    setView(opened)
    return () => opened.destroy()
  }, [start, parts])

  useEffect(() => {
    view?.dispatch({
      effects: [
        parts.look.reconfigure(EditorView.darkTheme.of(dark)),
        parts.words.reconfigure([
          EditorState.phrases.of(editorPhrases(t)),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({
            tabindex: '0',
            'aria-label': label,
            'aria-describedby': describedBy,
            'aria-readonly': String(readOnly),
          }),
        ]),
      ],
    })
  }, [view, parts, dark, t, readOnly, label, describedBy])

  useEffect(() => {
    if (!view) return
    view.dispatch(
      setDiagnostics(
        view.state,
        marks.map((mark) => markToDiagnostic(view.state, mark)),
      ),
    )
  }, [view, marks])

  useImperativeHandle(ref, () => handleOf(view), [view])
  return <div className={classes.code} ref={place} />
}

const handleOf = (view: EditorView | undefined): CodeEditorHandle => ({
  goTo: (line, column) => {
    if (!view) return
    const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines))
    const head = Math.min(from + Math.max((column ?? 1) - 1, 0), to)
    view.dispatch({
      selection: { anchor: head },
      effects: EditorView.scrollIntoView(head, { y: 'center' }),
    })
    view.focus()
  },
  insert: (write) => {
    if (!view || view.state.readOnly) return
    const { doc, selection } = view.state
    const text = write(doc.toString(), selection.main.from)
    view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' })
    view.focus()
  },
  replaceAll: (text) =>
    view?.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
    }),
  undo: () => {
    if (view) undo(view)
  },
  redo: () => {
    if (view) redo(view)
  },
  find: () => {
    if (view) openSearchPanel(view)
  },
})

const fixedExtensions: readonly Extension[] = [
  lineNumbers(),
  lintGutter(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorView.lineWrapping,
  ...typstLanguage,
]
