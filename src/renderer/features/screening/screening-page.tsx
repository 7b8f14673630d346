import { useQuery } from '@tanstack/react-query'
import type { AssessmentHead } from '#shared/features/screening/screening.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { AssessmentStart } from './assessment-start.tsx'
import { AssessmentWork } from './assessment-work.tsx'
import { useScreeningPlace } from './screening.queries.ts'

/** The screening of one subject: the open assessment, or the place to begin one. */
export const ScreeningPage = () => {
  const { subjectId } = useScreeningPlace()
  const { data, error, refetch } = useQuery(
    orpc.screening.ofSubject.queryOptions({ input: { subjectId, limit: 50 } }),
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const open = data.items.find(({ state }) => state === 'open')
  const earlier = data.items.filter(({ state }) => state === 'complete')
  return open ? (
    <OpenAssessment key={open.id} open={open} earlier={earlier} />
  ) : (
    <AssessmentStart key={subjectId} earlier={earlier} />
  )
}

type OpenAssessmentProps = { open: AssessmentHead; earlier: readonly AssessmentHead[] }

const OpenAssessment = ({ open, earlier }: OpenAssessmentProps) => {
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...orpc.screening.explain.queryOptions({ input: { id: open.id } }),
    // Answers are never typed over what an earlier look has left in memory.
    refetchOnMount: 'always',
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || !isFetchedAfterMount || data.assessment.state !== 'open') return null
  return <AssessmentWork key={`${open.id} ${data.set.id}`} detail={data} earlier={earlier} />
}
