import { type CompilerHint, compilerHintFor } from '#shared/features/template/compiler-hint.rules.ts'
import type { TemplateFinding } from '#shared/features/template/template.schema.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { CodeMark } from './code-editor.tsx'
import { sampleWords, sizeWords } from './template-words.ts'

const hintWords: Record<CompilerHint['code'], MessageKey> = {
  unknownName: 'template.hintUnknownName',
  unclosed: 'template.hintUnclosed',
  unexpected: 'template.hintUnexpected',
  unknownField: 'template.hintUnknownField',
  missingValue: 'template.hintMissingValue',
  wrongKind: 'template.hintWrongKind',
  missingArgument: 'template.hintMissingArgument',
  unexpectedArgument: 'template.hintUnexpectedArgument',
  fileMissing: 'template.hintFileMissing',
  outOfBounds: 'template.hintOutOfBounds',
  unknownFont: 'template.hintUnknownFont',
  endless: 'template.hintEndless',
  general: 'template.hintGeneral',
}

const findingWords: Record<Exclude<TemplateFinding['code'], 'compile'>, MessageKey> = {
  foreignFile: 'template.findingForeignFile',
  valueMissing: 'template.findingValueMissing',
  forbiddenWord: 'template.findingForbiddenWord',
  foreignFont: 'template.findingForeignFont',
  pageNumber: 'template.findingPageNumber',
  signatureRoom: 'template.findingSignatureRoom',
  keptFree: 'template.findingKeptFree',
  outsideMargin: 'template.findingOutsideMargin',
  overlap: 'template.findingOverlap',
  unprintable: 'template.findingUnprintable',
  tooManyPages: 'template.findingTooManyPages',
  tooSlow: 'template.findingTooSlow',
}

/** What was found and what to do about it. */
export const findingSentence = (t: Translate, { code, detail }: TemplateFinding): string => {
  if (code !== 'compile') return t(findingWords[code], { detail })
  const hint = compilerHintFor(detail)
  return t(hintWords[hint.code], { name: hint.name })
}

/** `times`: in how many settings the very same was found. */
export type ToldFinding = TemplateFinding & { times?: number }

/** What is found alike in several settings is told once. */
export const toldOnce = (findings: readonly TemplateFinding[]): ToldFinding[] => {
  const groups = Map.groupBy(findings, ({ code, severity, detail, place }) =>
    JSON.stringify([code, severity, detail, place]),
  )
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    return alike.length === 1
      ? [first]
      : [{ ...first, sample: null, size: null, page: null, times: alike.length }]
  })
}

/** Where: line of this text or of another file, page, data and size; nothing where it is everywhere. */
export const findingPlace = (t: Translate, { place, page, sample, size, times }: ToldFinding): string =>
  [
    place?.file != null ? place.file : undefined,
    place?.line != null ? t('template.line', { line: place.line }) : undefined,
    page === null ? undefined : t('template.page', { page }),
    sample === null ? undefined : t(sampleWords[sample]),
    size === null ? undefined : t(sizeWords[size]),
    times === undefined ? undefined : t('template.times', { count: times }),
  ]
    .filter(Boolean)
    .join(' · ')

/** The line of the edited text that a finding points at. */
export const ownLine = ({ place }: TemplateFinding): number | null =>
  place !== null && place.file === null ? place.line : null

/** The findings of this text at their lines. */
export const marksFor = (t: Translate, findings: readonly TemplateFinding[]): CodeMark[] =>
  findings.flatMap((finding) => {
    const line = ownLine(finding)
    if (line === null) return []
    const { severity, code, detail, place } = finding
    const sentence = findingSentence(t, finding)
    const message = code === 'compile' ? `${sentence}\n${detail}` : sentence
    return [{ line, column: place?.column ?? null, severity, message }]
  })
