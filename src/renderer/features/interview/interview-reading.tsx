import { Alert, Button } from '@mantine/core'
import { IconMessagePlus, IconPencil, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { refused } from '#shared/kernel/errors.ts'
import { canRecordSigning, canReopen } from '#shared/features/interview/interview.rules.ts'
import type { InterviewDetail } from '#shared/features/interview/interview.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { workshopPath } from '#renderer/features/document/document-words.ts'
import { PaperRows } from '#renderer/features/document/paper-rows.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { FactsCard } from './facts-card.tsx'
import { valuesOfFacts } from './facts-values.ts'
import { HeaderLine } from './header-line.tsx'
import { kindKey, stateOf } from './interview-words.ts'
import { interviewPath, interviewsChanged, newInterviewPath, useInterviews } from './interview.queries.ts'
import { OtherInterviews } from './other-interviews.tsx'
import { SignDialog } from './sign-dialog.tsx'
import classes from './interview.module.css'

/** A finished interview, or one that this officer may not type into. */
export const InterviewReading = ({ detail }: { detail: InterviewDetail }) => {
  const t = useT()
  const { may } = useSession()
  const { interview, subject, case: record, hasPaper } = detail
  const [open, setOpen] = useState<'sign' | 'reopen'>()
  const close = (): void => setOpen(undefined)
  const { word, tone } = stateOf(interview)
  const isFinished = interview.state === 'finished'
  const work = record.isOpen ? may('case.work') : refused('CASE_CLOSED', { number: record.number })
  const canSignNow = work.allowed ? canRecordSigning(interview) : work
  const canReopenNow = work.allowed ? canReopen(interview, { hasPaper }) : work
  const prepare = (): void => goTo(workshopPath('interviewRecord', interview.id))
  return (
    <Page>
      <PageHeader
        title={t(kindKey(interview.kind))}
        badge={<StateBadge tone={tone}>{t(word)}</StateBadge>}
        line={<HeaderLine detail={detail} />}
        back={{ to: `/cases/${record.id}`, label: t('interview.backToCase', { number: record.number }) }}
        primary={
          <NextStep
            detail={detail}
            prepare={
              <ReasonedButton verdict={may('casePaper.issue')} onClick={prepare}>
                {t('interview.prepareRecord')}
              </ReasonedButton>
            }
            sign={
              <ReasonedButton verdict={canSignNow} onClick={() => setOpen('sign')}>
                {t('interview.noteSigning')}
              </ReasonedButton>
            }
          />
        }
        otherSteps={
          isFinished
            ? [
                {
                  label: t('interview.noteSigning'),
                  icon: <IconSignature size={16} stroke={1.6} />,
                  verdict: canSignNow,
                  run: () => setOpen('sign'),
                },
                {
                  label: t('interview.further'),
                  icon: <IconMessagePlus size={16} stroke={1.6} />,
                  verdict: work,
                  run: () => goTo(newInterviewPath(record.id, subject.id, interview.id)),
                },
                {
                  label: t('interview.reopen'),
                  icon: <IconPencil size={16} stroke={1.6} />,
                  verdict: canReopenNow,
                  run: () => setOpen('reopen'),
                },
              ]
            : []
        }
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Talk detail={detail} />
          <Opinion detail={detail} />
        </div>
        <aside className={classes.aside}>
          {isFinished && <PapersCard detail={detail} />}
          <FactsCard facts={valuesOfFacts(interview)} detail={detail} />
          {isFinished && <SignedCard detail={detail} />}
          {interview.observations !== null && (
            <SectionCard title={t('interview.observations')} line={t('interview.observationsLine')}>
              <p className={classes.prose} data-private>
                {interview.observations}
              </p>
            </SectionCard>
          )}
          <OtherInterviews caseId={record.id} currentId={interview.id} />
        </aside>
      </div>
      <SignDialog opened={open === 'sign'} onClose={close} detail={detail} />
      <ReasonDialog
        opened={open === 'reopen'}
        onClose={close}
        title={t('interview.reopenTitle')}
        confirmLabel={t('interview.reopen')}
        onConfirm={async (reason) => {
          await client.interview.reopen({ id: interview.id, version: interview.version, reason })
          showDone(t('interview.reopened'))
          await interviewsChanged()
        }}
      >
        {t('interview.reopenText')}
      </ReasonDialog>
    </Page>
  )
}

type NextStepProps = { detail: InterviewDetail; prepare: ReactNode; sign: ReactNode }

/** In a group the next open interview comes first: papers of all are issued together afterwards. */
const NextStep = ({ detail: { interview, case: record, hasPaper }, prepare, sign }: NextStepProps) => {
  const t = useT()
  const { data } = useInterviews(record.id)
  if (interview.state !== 'finished') return null
  const next = data?.items
    .filter(({ state, id }) => state === 'open' && id !== interview.id)
    .toSorted((first, second) => first.subject.position - second.subject.position)[0]
  if (next) {
    return (
      <Button onClick={() => goTo(interviewPath(record.id, next.id))}>
        {t('interview.nextPerson', { position: next.subject.position })}
      </Button>
    )
  }
  if (!hasPaper) return prepare
  return interview.signature === 'open' ? sign : null
}

const Talk = ({ detail: { interview } }: { detail: InterviewDetail }) => {
  const t = useT()
  const numbered = interview.lines.map((line, index) => ({ ...line, number: index + 1 }))
  return (
    <SectionCard title={t('interview.lines')}>
      {interview.lines.length === 0 && <EmptyState title={t('interview.noLines')} />}
      <ol className={classes.talk} data-private>
        {numbered.map(({ number, question, answer }) => (
          <li key={number} className={classes.entry}>
            <span className={classes.entryNumber}>{number}.</span>
            <p className={classes.question}>{question ?? '…'}</p>
            <p className={classes.answer} data-missing={answer === null || undefined}>
              {answer ?? t('interview.notAnswered')}
            </p>
          </li>
        ))}
      </ol>
    </SectionCard>
  )
}

const Opinion = ({ detail: { interview } }: { detail: InterviewDetail }) => {
  const t = useT()
  if (interview.opinion === null && interview.opinionReasons === null) return null
  return (
    <SectionCard title={t('interview.opinionTitle')} line={t('interview.opinionLine')}>
      <h3 className={classes.subhead}>{t('interview.opinion')}</h3>
      <p className={classes.prose} data-private>
        {interview.opinion ?? t('common.emptyValue')}
      </p>
      <h3 className={classes.subhead}>{t('interview.opinionReasons')}</h3>
      <p className={classes.prose} data-private>
        {interview.opinionReasons ?? t('common.emptyValue')}
      </p>
    </SectionCard>
  )
}

/** A refusal with its witnesses, and what was overruled at the end. */
const SignedCard = ({ detail: { interview, warnings, subject } }: { detail: InterviewDetail }) => {
  const t = useT()
  const isRefused = interview.signature === 'refused'
  if (!isRefused && warnings.length === 0) return null
  return (
    <SectionCard title={t('interview.remarks')}>
      {isRefused && (
        <>
          <h3 className={classes.subhead}>{t('interview.refusalReason')}</h3>
          <p className={classes.prose} data-private>
            {interview.refusalReason}
          </p>
          <h3 className={classes.subhead}>{t('interview.witnesses')}</h3>
          {interview.witnesses.map(({ name, occupation }) => (
            <p key={name} className={classes.prose} data-private>
              {[name, occupation].filter(Boolean).join(' · ')}
            </p>
          ))}
        </>
      )}
      {warnings.length > 0 && (
        <Alert color="orange" variant="light" mt={isRefused ? 'md' : 0} title={t('interview.overruled')}>
          {warnings.map((code) => (
            <p key={code} className={classes.prose}>
              {t(`interview.overruledWarning.${code}`, { position: subject.position })}
            </p>
          ))}
        </Alert>
      )}
    </SectionCard>
  )
}

/** The printed record of this interview. */
const PapersCard = ({ detail: { interview, case: record } }: { detail: InterviewDetail }) => {
  const t = useT()
  const { data } = useQuery(orpc.document.ofCase.queryOptions({ input: { caseId: record.id } }))
  const own = data?.papers.filter(
    ({ type, subjectId }) => type === 'interviewRecord' && subjectId === interview.id,
  )
  if (!own || own.length === 0) return null
  return (
    <SectionCard title={t('interview.papers')}>
      <PaperRows slots={own} />
    </SectionCard>
  )
}
