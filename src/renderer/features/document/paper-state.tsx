import type { IssuedDocument } from '#shared/features/document/document.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { printWords, stateWords } from './document-words.ts'

/** The state that matters now: an ended paper says so, a valid one says whether its sheet is in hand. */
export const PaperState = ({ document }: { document: Pick<IssuedDocument, 'state' | 'printState'> }) => {
  const t = useT()
  const { word, tone } =
    document.state === 'issued' ? printWords[document.printState] : stateWords[document.state]
  return <StateBadge tone={tone}>{t(word)}</StateBadge>
}
