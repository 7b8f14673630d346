import type { Translate } from '#renderer/i18n/t.ts'

/** The words of the editor's own search panel and of what it says to screen readers. */
export const editorPhrases = (t: Translate): Record<string, string> => ({
  Find: t('template.find'),
  Replace: t('template.replaceWith'),
  next: t('template.findNext'),
  previous: t('template.findPrevious'),
  all: t('template.findAll'),
  'match case': t('template.matchCase'),
  'by word': t('template.byWord'),
  regexp: t('template.regexp'),
  replace: t('template.replace'),
  'replace all': t('template.replaceAll'),
  close: t('common.close'),
  'current match': t('template.currentMatch'),
  'replaced $ matches': t('template.replacedMatches'),
  'replaced match on line $': t('template.replacedMatch'),
  'on line': t('template.onLine'),
  'Go to line': t('template.goToLine'),
  go: t('template.go'),
  Diagnostics: t('template.findings'),
  'No diagnostics': t('template.findingsNone'),
})
