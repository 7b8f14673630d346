import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { InterviewDetail, InterviewHead } from '#shared/features/interview/interview.schema.ts'
import {
  furtherBasis,
  questionSetFor,
  questionsOf,
  usualBasis,
} from '#shared/features/interview/question-sets.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { formatLongDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { useDraft } from '#renderer/app/use-draft.ts'
import { useCase } from '#renderer/features/case/case.queries.ts'
import { timeText } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useEverybody, useInterview, useInterviews } from './interview.queries.ts'
import { InterviewStart, startValues, type StartValues } from './interview-start.tsx'

/** Where interviews begin: `/cases/…/interviews/new?subject=…`; `follows` is an interview that is to be gone on with. */
export const InterviewNewPage = () => {
  const t = useT()
  const { caseId = '' } = useParams({ strict: false })
  const { follows } = useSearch({ strict: false }) as { follows?: string }
  const detail = useCase()
  const everybody = useEverybody(caseId as CaseId)
  const interviews = useInterviews(caseId as CaseId)
  const earlier = useFollowed(follows)
  const error = detail.error ?? everybody.error ?? interviews.error ?? earlier.error
  if (error) {
    const again = [detail, everybody, interviews].map((query) => () => query.refetch())
    return <ErrorState error={error} onRetry={() => void Promise.all(again.map((run) => run()))} />
  }
  if (!detail.data || !everybody.data || !interviews.data || earlier.isLooking) return null
  const { case: record } = detail.data
  return (
    <Page width="form">
      <PageHeader
        title={t(earlier.data ? 'interview.newFurther' : 'interview.newTitle')}
        line={`${record.number} · ${record.title}`}
        back={{ to: `/cases/${record.id}`, label: t('interview.backToCase', { number: record.number }) }}
      />
      <WithDraft
        key={record.id}
        detail={detail.data}
        everybody={everybody.data}
        interviews={interviews.data.items}
        earlier={earlier.data}
      />
    </Page>
  )
}

const useFollowed = (id: string | undefined) => {
  const { data, error } = useInterview(id ?? '')
  return id === undefined
    ? { data: undefined, error: null, isLooking: false }
    : { data, error, isLooking: data === undefined && error === null }
}

type Given = {
  detail: CaseDetail
  everybody: readonly MaskedSubject[]
  interviews: readonly InterviewHead[]
  earlier: InterviewDetail | undefined
}

/** What the fields hold at first: today and now, where the last one of the case was held, and the questions that fit. */
const useBeginning = ({ detail: { case: record }, everybody, interviews, earlier }: Given): StartValues => {
  const { officerId, officeName } = useSession()
  const { subject } = useSearch({ strict: false }) as { subject?: string }
  const [beginning] = useState<StartValues>(() => {
    const now = new Date()
    const kind = earlier?.interview.kind ?? interviews[0]?.kind ?? 'interview'
    const wanted = earlier?.subject.id ?? subject ?? (everybody.length === 1 ? everybody[0]?.id : undefined)
    const basis = [
      usualBasis(kind),
      ...(earlier
        ? [furtherBasis(kind, formatLongDate(plainDateOfInstant(earlier.interview.startedAt.getTime())))]
        : []),
    ]
    return {
      kind,
      startedOn: plainDateOfInstant(now.getTime()),
      startedTime: timeText(now),
      place: earlier?.interview.place ?? officeName,
      basis: basis.join('\n'),
      officerId,
      secondOfficer: earlier?.interview.secondOfficer ?? '',
      interpreter: earlier?.interview.interpreter ?? '',
      spokenLanguage: earlier?.interview.spokenLanguage ?? '',
      guardian: earlier?.interview.guardian ?? '',
      guardianRelation: earlier?.interview.guardianRelation ?? '',
      subjectIds: everybody.filter(({ id }) => id === wanted).map(({ id }) => id),
      questions: earlier ? '' : questionsOf(questionSetFor(record.channel)).join('\n'),
    }
  })
  return beginning
}

/** Shows the form once it is known whether the officer had begun it before. */
const WithDraft = (given: Given) => {
  const t = useT()
  const { case: record } = given.detail
  const beginning = useBeginning(given)
  const draft = useDraft<StartValues>({
    kind: 'interviewNew',
    recordKey: record.id,
    label: t('interview.newDraft', { number: record.number }),
    initial: beginning,
    read: (body) => startValues.safeParse(body).data,
  })
  const { found } = draft
  if (found.state === 'looking') return null
  const asked = beginning.subjectIds
  const kept = found.state === 'found' ? found.value : beginning
  // A person the officer comes from is meant, whatever he chose yesterday.
  const initial = asked.length > 0 ? { ...kept, subjectIds: asked } : kept
  return <InterviewStart {...given} initial={initial} beginning={beginning} draft={draft} />
}
