import { useParams } from '@tanstack/react-router'
import { useSession } from '#renderer/app/session.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { InterviewReading } from './interview-reading.tsx'
import { InterviewWork } from './interview-work.tsx'
import { useInterview } from './interview.queries.ts'

/** One interview: the sheet that is typed on while it is open, and to be read once it is finished. */
export const InterviewPage = () => {
  const { interviewId = '' } = useParams({ strict: false })
  const { may } = useSession()
  const { data, error, refetch } = useInterview(interviewId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { interview, case: record } = data
  const isTyped = interview.state === 'open' && record.isOpen && may('case.work').allowed
  return isTyped ? (
    <InterviewWork key={interview.id} detail={data} />
  ) : (
    <InterviewReading key={interview.id} detail={data} />
  )
}
