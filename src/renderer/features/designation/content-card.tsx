import { contentLists, type DecreeContent } from '#shared/features/designation/designation.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './designation.module.css'
import { contentKey, lineLabel } from './designation-words.ts'

/** The text of a decree as it reads on paper. */
export const ContentCard = ({ content }: { content: DecreeContent }) => {
  const t = useT()
  const filled = contentLists.filter((list) => content[list].length > 0)
  return (
    <SectionCard title={t('designation.contentTitle')}>
      {filled.length === 0 && <p className={classes.small}>{t('designation.contentEmpty')}</p>}
      {filled.map((list) => (
        <div key={list} className={classes.part}>
          <h3 className={classes.listName}>{t(contentKey(list))}</h3>
          <ol className={classes.reading} data-narrow={list !== 'dictums' || undefined}>
            {content[list].map((text, index) => (
              <li key={`${list} ${lineLabel(list, index)}`}>
                <span className={classes.label}>{lineLabel(list, index)}</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </SectionCard>
  )
}
