import type { IssuedDocument } from '#shared/features/document/document.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { printWords, stateWords } from './document-words.ts'

type PaperStateProps = { document: Pick<IssuedDocument, 'state' | 'printState' | 'signedOn'> }

/** The state that matters now: an ended paper says so, a signed one too, else whether its sheet is in hand. */
export const PaperState = ({ document }: PaperStateProps) => {
  const t = useT()
  const { state, printState, signedOn } = document
  if (state === 'issued' && signedOn !== null && printState !== 'unanswered')
    return <StateBadge tone="good">{t('document.stateSigned')}</StateBadge>
  const { word, tone } = state === 'issued' ? printWords[printState] : stateWords[state]
  return <StateBadge tone={tone}>{t(word)}</StateBadge>
}
