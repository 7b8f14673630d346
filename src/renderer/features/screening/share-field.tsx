import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sharedAnswers } from '#shared/features/screening/assessment.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type { AssessmentId } from '#shared/features/screening/screening.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { basisKey, itemsById, statementOf } from './screening-words.ts'
import classes from './assessment.module.css'

type SubjectId = MaskedSubject['id']

/** Whose observations were taken over last: in a group the next one usually takes over the same. */
let lastSource: SubjectId | undefined

export const useLastSource = (
  subjects: readonly MaskedSubject[],
  own: SubjectId,
): [SubjectId | undefined, (source: SubjectId | undefined) => void] => {
  const [chosen, setChosen] = useState(lastSource)
  const isThere = subjects.some(({ id, colour }) => id === chosen && id !== own && colour !== null)
  return [
    isThere ? chosen : undefined,
    (source) => {
      lastSource = source
      setChosen(source)
    },
  ]
}

type ShareFieldProps = {
  /** Subjects of the case with a finished assessment. */
  others: readonly MaskedSubject[]
  content: SetContent
  source: SubjectId | undefined
  onSource: (source: SubjectId | undefined) => void
  onFound: (assessmentId: AssessmentId | undefined) => void
}

/** Takes over what was seen or found with somebody else of the group, and shows exactly what that is. */
export const ShareField = ({ others, content, source, onSource, onFound }: ShareFieldProps) => {
  const t = useT()
  return (
    <div className={classes.share}>
      <Select
        label={t('screening.shareTitle')}
        description={t('screening.shareText')}
        placeholder={t('screening.shareNone')}
        clearable
        openOnFocus={false}
        data={others.map(({ id, position, shownName }) => ({
          value: id,
          label: t('screening.shareSubject', { position, name: shownName }),
        }))}
        value={source ?? null}
        onChange={(value) => onSource(others.find(({ id }) => id === value)?.id)}
        data-private
      />
      {source !== undefined && <Lent source={source} content={content} onFound={onFound} />}
    </div>
  )
}

type LentProps = Pick<ShareFieldProps, 'content' | 'onFound'> & { source: SubjectId }

const Lent = ({ source, content, onFound }: LentProps) => {
  const t = useT()
  const language = useLanguage()
  const latest = useQuery(
    orpc.screening.ofSubject.queryOptions({ input: { subjectId: source, limit: 10 } }),
  ).data?.items.find(({ state }) => state === 'complete')?.id
  const { data } = useQuery({
    ...orpc.screening.explain.queryOptions({ input: { id: latest ?? ('' as AssessmentId) } }),
    enabled: latest !== undefined,
  })
  useEffect(() => {
    onFound(latest)
    return () => onFound(undefined)
  }, [latest, onFound])
  if (!data) return null
  const lent = sharedAnswers(content, data.assessment.answers)
  const items = itemsById(content)
  if (lent.length === 0) return <p className={classes.startText}>{t('screening.shareNothing')}</p>
  return (
    <>
      <p className={classes.lentTitle}>{t('screening.shareCount', { count: lent.length })}</p>
      <ul className={classes.lent}>
        {lent.map(({ itemId, basis }) => (
          <li key={itemId}>
            <span className={classes.id}>{itemId}</span>
            <span>
              {statementOf(items, itemId, language)}
              {basis && (
                <span className={classes.lentBasis} data-private>
                  {t(basisKey(basis.kind))}: {basis.text}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
