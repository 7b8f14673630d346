import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type DocumentType,
  documentTypes,
  type NumberPattern,
} from '#shared/features/number/number.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { typeKey } from './number-words.ts'
import { usePatterns } from './number.queries.ts'
import { PatternEditor } from './pattern-editor.tsx'
import classes from './patterns.module.css'

/** How the numbers of each type of paper are made. */
export const NumberPatternsPage = () => {
  const t = useT()
  const { documentType }: { documentType?: string } = useParams({ strict: false })
  const { data, error, isPending, refetch } = usePatterns()
  const late = useDelayed(isPending)
  const patterns = data?.patterns ?? []
  const chosen =
    documentTypes.find((type) => type === documentType) ?? patterns[0]?.documentType ?? documentTypes[0]
  return (
    <Page>
      <PageHeader
        title={t('number.patternsTitle')}
        line={t('number.patternsLine')}
        back={{ to: '/documents/numbers', label: t('number.title') }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={320} />}
      {data && (
        <>
          <nav className={classes.types} aria-label={t('number.columnType')}>
            {documentTypes.map((type) => (
              <TypeLink
                key={type}
                type={type}
                current={type === chosen}
                pattern={patterns.find((pattern) => pattern.documentType === type)}
              />
            ))}
          </nav>
          <Chosen key={chosen} type={chosen} patterns={patterns} />
        </>
      )}
    </Page>
  )
}

/** The editor begins with what was read when the type was chosen; what is typed is never overwritten from behind. */
const Chosen = ({ type, patterns }: { type: DocumentType; patterns: readonly NumberPattern[] }) => {
  const [before] = useState(() => patterns.find((pattern) => pattern.documentType === type))
  const [example] = useState(() => patterns.find((pattern) => pattern.documentType !== type))
  return <PatternEditor type={type} before={before} example={example} />
}

type TypeLinkProps = { type: DocumentType; current: boolean; pattern: NumberPattern | undefined }

const TypeLink = ({ type, current, pattern }: TypeLinkProps) => {
  const t = useT()
  const { day } = useSession()
  const { data } = useQuery({
    ...orpc.number.preview.queryOptions({ input: { documentType: type, datedOn: day } }),
    enabled: pattern !== undefined,
  })
  return (
    <AppLink
      to={`/documents/numbers/patterns/${type}`}
      className={classes.type}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <span className={classes.typeName}>{t(typeKey(type))}</span>
      <span className={classes.typeNumber} title={data?.number ?? undefined}>
        {pattern ? (data?.number ?? pattern.pattern) : t('number.notSet')}
      </span>
    </AppLink>
  )
}
