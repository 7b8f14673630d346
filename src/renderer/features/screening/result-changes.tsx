import { useMemo, useState } from 'react'
import { triageColours } from '#shared/features/case/case.schema.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type {
  ChildKnowledge,
  ScreeningResult,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import { type DecisiveAnswer, decisiveAnswersFor } from '#shared/features/screening/what-if.rules.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { ItemChips, type Jump } from './item-list.tsx'
import { TriageBadge } from './triage-badge.tsx'
import classes from './result-panel.module.css'

/** Beyond this the list says little more; the rest is shown on request. */
const shownAtFirst = 12

type ResultChangesProps = {
  content: SetContent
  answers: readonly WorkingAnswer[]
  childKnown: ChildKnowledge | null
  result: ScreeningResult
  onJump: Jump
}

/** Which single answers would change the colour, and to what. */
export const ResultChanges = ({ content, answers, childKnown, result, onJump }: ResultChangesProps) => {
  const t = useT()
  const { raising, lowering } = useMemo(
    () => decisiveAnswersFor({ ...content, answers, childKnown }, result),
    [content, answers, childKnown, result],
  )
  const props = { content, onJump }
  return (
    <>
      {raising.length === 0 && result.colour !== 'red' && (
        <p className={classes.reason}>{t('screening.nothingRaises')}</p>
      )}
      <Changes {...props} changes={raising} line="screening.raising" />
      <Changes {...props} changes={lowering} line="screening.lowering" />
      {lowering.length === 0 && result.colour !== 'blue' && (
        <p className={classes.reason}>{t('screening.nothingLowers')}</p>
      )}
    </>
  )
}

type ChangesProps = {
  content: SetContent
  onJump: Jump
  changes: readonly DecisiveAnswer[]
  line: MessageKey & `screening.${'raising' | 'lowering'}`
}

const Changes = ({ content, onJump, changes, line }: ChangesProps) => {
  const t = useT()
  const [whole, setWhole] = useState(false)
  return triageColours.map((colour) => {
    const ids = changes.filter((each) => each.colour === colour).map(({ itemId }) => itemId)
    if (ids.length === 0) return null
    const shown = whole ? ids : ids.slice(0, shownAtFirst)
    return (
      <div key={colour} className={classes.change}>
        <TriageBadge colour={colour} />
        <span className={classes.reason}>{t(line)}</span>
        <span className={classes.chips}>
          <ItemChips content={content} ids={shown} onJump={onJump} />
          {shown.length < ids.length && (
            <button type="button" className={classes.chip} onClick={() => setWhole(true)}>
              {t('screening.moreItems', { count: ids.length - shown.length })}
            </button>
          )}
        </span>
      </div>
    )
  })
}
