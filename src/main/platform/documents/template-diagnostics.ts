/** Lines and columns count from 1 and are null where the fault has no place in a file. */
export type TemplateDiagnostic = {
  message: string
  file: string | null
  line: number | null
  column: number | null
  /** Not the fault itself but a call on the way to it. */
  isTrace: boolean
}

export const unprintableIn = (diagnostics: readonly TemplateDiagnostic[]): string | null => {
  for (const { message } of diagnostics) {
    const match = /the text "(.+)" could not be displayed/s.exec(message)
    if (match) return match[1] ?? null
  }
  return null
}

/** What `fetchDiagnostics` of the compiler answers, of which its types say nothing. */
type CompilerDiagnostic = {
  message?: string
  path?: string
  severity?: number
  range?: { start?: { line?: number; character?: number } } | null
}
const informationSeverity = 3

export const diagnosticsOf = (found: readonly unknown[]): TemplateDiagnostic[] =>
  found.map((entry) => {
    const { message, path, severity, range } = entry as CompilerDiagnostic
    const { line, character } = range?.start ?? {}
    return {
      message: message ?? 'unknown fault',
      file: path ? (path.split(/[\\/]/).at(-1) ?? null) : null,
      line: line === undefined ? null : line + 1,
      column: character === undefined ? null : character + 1,
      isTrace: severity !== undefined && severity >= informationSeverity,
    }
  })

/** The export to PDF throws with the compiler's debug text; the messages inside are quoted as Rust does. */
export const diagnosticsOfExport = (error: unknown): TemplateDiagnostic[] => {
  const text = error instanceof Error ? error.message : String(error)
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/gs)].map((match) =>
    unescape(match[1] ?? ''),
  )
  return (messages.length > 0 ? messages : [text]).map((message) => ({
    message,
    file: null,
    line: null,
    column: null,
    isTrace: false,
  }))
}

const unescape = (text: string): string =>
  text.replaceAll(
    /\\(?:u\{([0-9a-f]+)\}|(.))/gs,
    (_all, code: string | undefined, plain: string | undefined) =>
      code === undefined ? (plain ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
  )
