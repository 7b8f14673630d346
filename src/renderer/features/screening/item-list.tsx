import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { itemsById, statementOf, weightKey } from './screening-words.ts'
import classes from './result-panel.module.css'

export type Jump = ((itemId: string) => void) | undefined

type ItemListProps = { content: SetContent; ids: readonly string[]; nothing: string; onJump: Jump }

/** Items with their statements and weights; where there are rows to go to, each leads to its row. */
export const ItemList = ({ content, ids, nothing, onJump }: ItemListProps) => {
  const t = useT()
  const language = useLanguage()
  if (ids.length === 0) return <p className={classes.nothing}>{nothing}</p>
  const items = itemsById(content)
  return (
    <ul className={classes.items}>
      {ids.map((id) => {
        const item = items.get(id)
        const line = (
          <>
            <span className={classes.id}>{id}</span>
            <span>
              {statementOf(items, id, language)}
              {item && 'weight' in item && (
                <span className={classes.weight}> {t(weightKey(item.weight))}</span>
              )}
            </span>
          </>
        )
        return (
          <li key={id}>
            {onJump ? (
              <button
                type="button"
                className={classes.item}
                title={t('screening.jumpTo', { item: id })}
                onClick={() => onJump(id)}
              >
                {line}
              </button>
            ) : (
              <span className={classes.item}>{line}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type ItemChipsProps = { content: SetContent; ids: readonly string[]; onJump: Jump }

/** Many items in little room: their ids alone, the statement on hover and to screen readers. */
export const ItemChips = ({ content, ids, onJump }: ItemChipsProps) => {
  const language = useLanguage()
  const items = itemsById(content)
  return (
    <span className={classes.chips}>
      {ids.map((id) => {
        const statement = statementOf(items, id, language)
        return onJump ? (
          <button
            key={id}
            type="button"
            className={classes.chip}
            title={statement}
            aria-label={`${id}: ${statement}`}
            onClick={() => onJump(id)}
          >
            {id}
          </button>
        ) : (
          <abbr key={id} className={classes.chip} title={statement}>
            {id}
          </abbr>
        )
      })}
    </span>
  )
}
