import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { canTake } from '#shared/features/template/template.rules.ts'
import type { TemplateDetail } from '#shared/features/template/template.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { EditorDesk } from './editor-desk.tsx'
import { useSource, useTemplate } from './template.queries.ts'
import { useWorkingCopy, type VersionText } from './use-working-copy.ts'

/** One version of a template: the draft to write in, any other to read. */
export const EditorPage = () => {
  const { templateId } = useParams({ strict: false })
  const { data, error, isFetchedAfterMount, refetch } = useSource(templateId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  // What was kept from an earlier visit may be older than the last save.
  return data && isFetchedAfterMount ? <WithDetail key={data.id} read={data} /> : null
}

const WithDetail = ({ read }: { read: VersionText }) => {
  const { may } = useSession()
  const { data, error, refetch } = useTemplate(read.paperType)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const writable = canTake('save', read).allowed && may('template.write').allowed
  // A step that opens or closes the draft begins the desk anew.
  return writable ? (
    <WritingDesk key="write" detail={data} read={read} />
  ) : (
    <EditorDesk key={read.state} detail={data} base={read} />
  )
}

const WritingDesk = ({ detail, read }: { detail: TemplateDetail; read: VersionText }) => {
  // What was read first stays: a text that is being typed in does not move under the hands.
  const [base, setBase] = useState(read)
  const copy = useWorkingCopy(base, setBase)
  if (copy.found.state === 'looking') return null
  return <EditorDesk detail={detail} base={base} copy={copy} />
}
