import { useQuery } from '@tanstack/react-query'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type { AssessmentHead, AssessmentId } from '#shared/features/screening/screening.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { EarlierList } from './earlier-list.tsx'
import { keepDetail, refreshScreening, useGroup, useScreeningPlace } from './screening.queries.ts'
import { ShareField, useLastSource } from './share-field.tsx'
import classes from './assessment.module.css'

const countsOf = ({ indicators, flags }: SetContent) => ({
  indicators: indicators.filter(({ inUse }) => inUse).length,
  flags: flags.length,
})

/** Where a screening begins: what it begins with, and the earlier ones of this subject. */
export const AssessmentStart = ({ earlier }: { earlier: readonly AssessmentHead[] }) => {
  const t = useT()
  const { may } = useSession()
  const { subjectId, casePath, pathOf } = useScreeningPlace()
  const { record, subjects } = useGroup()
  const subject = useQuery(orpc.subject.get.queryOptions({ input: { id: subjectId } }))
  const set = useQuery(orpc.screening.setInForce.queryOptions())
  const [source, setSource] = useLastSource(subjects.data?.items ?? [], subjectId)
  const [sharedFrom, setSharedFrom] = useState<AssessmentId>()
  const [pending, setPending] = useState(false)
  const failed = [record, subjects, subject, set].find(({ error }) => error)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (!record.data || !subjects.data || !subject.data || !set.data) return null

  const { case: ownCase } = record.data
  const { subject: person } = subject.data
  const others = subjects.data.items.filter(({ id, colour }) => id !== subjectId && colour !== null)
  const verdict = [canWorkOn(ownCase), may('case.work')].find(({ allowed }) => !allowed) ?? may('case.work')
  const start = async (): Promise<void> => {
    setPending(true)
    try {
      const detail = await client.screening.start({
        subjectId,
        sharedFrom: sharedFrom ?? null,
      })
      keepDetail(detail)
      const copied = sharedFrom === undefined ? 0 : detail.assessment.answers.length
      if (copied > 0) showDone(t('screening.shared', { count: copied }))
      await refreshScreening()
    } catch (error) {
      showError(error)
      setPending(false)
    }
  }
  // What is taken over is looked up first: nothing is begun without what was chosen.
  const waits = source !== undefined && sharedFrom === undefined
  const again = earlier.length > 0
  const button = (
    <ReasonedButton
      verdict={verdict}
      loading={pending || waits}
      onClick={() => void start()}
      leftSection={<IconListCheck size={16} stroke={1.7} />}
      autoFocus
    >
      {t(again ? 'screening.startAgain' : 'screening.start')}
    </ReasonedButton>
  )
  return (
    <Page>
      <PageHeader
        title={t('screening.titleOf', { position: person.position })}
        line={
          <>
            <span data-private>{person.shownName}</span> · {ownCase.number} · {ownCase.title}
          </>
        }
        back={{ to: casePath, label: t('screening.backToCase', { number: ownCase.number }) }}
        primary={button}
      />
      <div className={classes.startColumns}>
        <SectionCard title={t(again ? 'screening.startAgain' : 'screening.start')}>
          <p className={classes.startText}>{t('screening.noneText', countsOf(set.data.content))}</p>
          {again && <p className={classes.startText}>{t('screening.againText')}</p>}
          <p className={classes.startText}>
            {t('screening.startSet', { number: set.data.number, title: set.data.title })}
          </p>
          {others.length > 0 && verdict.allowed && (
            <ShareField
              others={others}
              content={set.data.content}
              source={source}
              onSource={setSource}
              onFound={setSharedFrom}
            />
          )}
          <p className={classes.startAid}>
            {t('screening.aid')} {t('screening.aidMore')}
          </p>
        </SectionCard>
        <SectionCard flush title={t('screening.earlier')}>
          {again ? (
            <EarlierList items={earlier} pathOf={pathOf} />
          ) : (
            <EmptyState
              icon={<IconListCheck />}
              title={t('screening.none')}
              text={t('screening.earlierNone')}
            />
          )}
        </SectionCard>
      </div>
    </Page>
  )
}
