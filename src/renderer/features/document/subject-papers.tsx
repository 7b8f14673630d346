import { useQuery } from '@tanstack/react-query'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { PaperRows } from './paper-rows.tsx'
import classes from './paper-rows.module.css'
import { PaperState } from './paper-state.tsx'

type SubjectPapersProps = {
  type: PaperType
  subjectId: string
  /** Number or title of the record, shown while it has no paper yet. */
  label: string
}

/** The paper of one record with those before it. For the pages of decrees, designations and agreements. */
export const SubjectPapers = ({ type, subjectId, label }: SubjectPapersProps) => {
  const t = useT()
  const { data, error, refetch } = useQuery(orpc.document.ofSubject.queryOptions({ input: { subjectId } }))
  const own = data?.documents.filter((document) => document.type === type) ?? []
  const current = own.find(({ state }) => state === 'issued') ?? null
  const earlier = own.filter(({ id }) => id !== current?.id)
  return (
    <SectionCard
      title={t('document.papers')}
      actions={
        type === 'decree' && (
          <AppLink to={`/documents/decree/${subjectId}`} className={classes.all}>
            {t('document.batchLink')}
          </AppLink>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <PaperRows slots={[{ type, subjectId, label, current }]} />}
      {earlier.length > 0 && (
        <ul className={classes.rows} aria-label={t('document.earlier')}>
          {earlier.map((document) => (
            <li key={document.id} className={classes.row}>
              <div className={classes.text}>
                <AppLink to={`/documents/${document.id}`}>
                  {document.number ?? document.serial ?? document.label}
                </AppLink>
                <div className={classes.label}>{formatListDate(document.datedOn)}</div>
              </div>
              <PaperState document={document} />
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
