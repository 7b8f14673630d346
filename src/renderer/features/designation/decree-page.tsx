import { Alert, Skeleton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBan,
  IconCertificate,
  IconPencil,
  IconPrinter,
  IconRubberStamp,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import {
  canDecide,
  canEditDraft,
  canInaugurate,
  progressFor,
} from '#shared/features/designation/designation.rules.ts'
import { type DecreeDetail } from '#shared/features/designation/designation.schema.ts'
import { refused, type Verdict } from '#shared/kernel/errors.ts'
import { SubjectPapers } from '#renderer/features/document/subject-papers.tsx'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type OtherStep, PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { type Step, StepLine } from '#renderer/ui/step-line.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { ContentCard } from './content-card.tsx'
import { DecreeVillagesCard } from './decree-villages-card.tsx'
import classes from './designation.module.css'
import { progressKey, progressTones, signingTitle, warningSentence } from './designation-words.ts'
import { useDecree } from './designation.queries.ts'
import { InaugurateDialog } from './inaugurate-dialog.tsx'
import { DiscardDialog, RevokeDialog } from './take-back-dialogs.tsx'

/** One decree: how far it is, whom it designates, what it says, and its papers. */
export const DecreePage = () => {
  const query = useDecree()
  const late = useDelayed(query.isPending)
  return (
    <Page>
      {query.isPending && late && <Skeleton height={320} />}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <DecreeBody key={query.data.decree.id} detail={query.data} />}
    </Page>
  )
}

const DecreeBody = ({ detail }: { detail: DecreeDetail }) => {
  const t = useT()
  const { decree, villages } = detail
  return (
    <>
      <DecreeHeader detail={detail} />
      <StepLine label={t('designation.stepsLabel')} steps={stepsOf(t, detail)} />
      <DecreeNotice detail={detail} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <DecreeVillagesCard detail={detail} />
          <ContentCard content={decree.content} />
        </div>
        <div className={classes.column}>
          <FactsCard detail={detail} />
          <SubjectPapers
            type="decree"
            subjectId={decree.id}
            label={decree.number ?? t('designation.withoutNumber')}
          />
          <SectionCard title={t('common.historyTitle')}>
            <HistoryPanel key={`${decree.version} ${villages.length}`} kind="decree" id={decree.id} />
          </SectionCard>
        </div>
      </div>
    </>
  )
}

const firstNo = (...verdicts: readonly Verdict[]): Verdict =>
  verdicts.find(({ allowed }) => !allowed) ?? { allowed: true }

const inaugurationVerdict = ({ decree, villages }: DecreeDetail): Verdict => {
  if (villages.length === 0) return refused('DECREE_VILLAGES_MISSING')
  const verdicts = villages.map(({ designation }) => canInaugurate(decree, designation))
  return verdicts.find(({ allowed }) => allowed) ?? firstNo(...verdicts)
}

type Task = 'decide' | 'inaugurate' | 'revoke' | 'discard'

const DecreeHeader = ({ detail }: { detail: DecreeDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [task, setTask] = useState<Task>()
  const { decree, villages, taken } = detail
  const { id, number, subject, state } = decree
  const progress = progressFor(
    state,
    villages.map(({ designation }) => designation),
  )
  const mayWrite = may('designation.write')
  const isDraft = state === 'draft'
  const edit = (): void => goTo(`/designations/${id}/edit`)
  usePageKey('e', isDraft && mayWrite.allowed ? edit : undefined)
  const steps: Record<'inaugurate' | 'edit' | 'certificates' | 'print' | 'discard' | 'revoke', OtherStep> = {
    inaugurate: {
      label: t('designation.inaugurate'),
      icon: <IconCertificate size={16} />,
      verdict: firstNo(mayWrite, inaugurationVerdict(detail)),
      run: () => setTask('inaugurate'),
    },
    edit: {
      label: t('designation.editDraft'),
      icon: <IconPencil size={16} />,
      verdict: firstNo(mayWrite, canEditDraft(decree)),
      run: edit,
    },
    certificates: {
      label: t('designation.certificates'),
      icon: <IconCertificate size={16} />,
      verdict: firstNo(
        may('document.prepare'),
        isDraft ? refused('DECREE_NOT_DECIDED', { state }) : mayWrite,
      ),
      run: () => goTo(`/documents/decree/${id}`),
    },
    print: {
      label: t('designation.decreePaper'),
      icon: <IconPrinter size={16} />,
      verdict: may('document.prepare'),
      run: () => goTo(`/documents/issue?type=decree&subject=${id}`),
    },
    discard: {
      label: t('designation.discard'),
      icon: <IconTrash size={16} />,
      verdict: mayWrite,
      danger: true,
      run: () => setTask('discard'),
    },
    revoke: {
      label: t('designation.revoke'),
      icon: <IconBan size={16} />,
      verdict: mayWrite,
      danger: true,
      run: () => setTask('revoke'),
    },
  }
  const primary =
    progress === 'draft' ? (
      <ReasonedButton
        verdict={[mayWrite, canDecide(decree, villages.length, taken)]}
        leftSection={<IconRubberStamp size={16} />}
        onClick={() => setTask('decide')}
      >
        {t('designation.decide')}
      </ReasonedButton>
    ) : (
      <PrimaryStep step={progress === 'inaugurated' ? steps.certificates : steps.inaugurate} />
    )
  const others = {
    draft: [steps.edit, steps.inaugurate, steps.print, steps.discard],
    decided: [steps.certificates, steps.print, steps.revoke],
    partlyInaugurated: [steps.certificates, steps.print, steps.revoke],
    inaugurated: [steps.print, steps.revoke],
    revoked: [steps.print],
  }[progress]
  const close = (): void => setTask(undefined)
  return (
    <>
      <PageHeader
        title={number ?? t('designation.draftTitle')}
        badge={<StateBadge tone={progressTones[progress]}>{t(progressKey(progress))}</StateBadge>}
        line={subject}
        back={{ to: '/designations', label: t('common.navDesignations') }}
        primary={progress === 'revoked' ? undefined : primary}
        otherSteps={others}
      />
      {task === 'decide' && <DecideDialog detail={detail} onClose={close} />}
      {task === 'inaugurate' && <InaugurateDialog detail={detail} onClose={close} />}
      <RevokeDialog detail={detail} opened={task === 'revoke'} onClose={close} />
      <DiscardDialog detail={detail} opened={task === 'discard'} onClose={close} />
    </>
  )
}

const PrimaryStep = ({ step: { label, icon, verdict, run } }: { step: OtherStep }) => (
  <ReasonedButton verdict={verdict ?? { allowed: true }} leftSection={icon} onClick={run}>
    {label}
  </ReasonedButton>
)

/** Draft → decided → inaugurated, with the days. */
const stepsOf = (t: Translate, { decree, villages }: DecreeDetail): Step[] => {
  const { state, decidedOn, revokedOn } = decree
  const days = villages.flatMap(({ designation }) => designation.inauguratedOn ?? []).toSorted()
  const [firstDay] = days
  const all = days.length > 0 && days.length === villages.length
  const decided = state !== 'draft'
  const ceremonies = t('designation.countOf', { count: days.length, total: villages.length })
  const steps: Step[] = [
    { id: 'draft', label: t('designation.progress.draft'), state: decided ? 'done' : 'current' },
    {
      id: 'decided',
      label: t('designation.progress.decided'),
      state: decided ? (days.length > 0 ? 'done' : 'current') : 'ahead',
      ...(decided && decidedOn !== null ? { detail: formatDate(decidedOn) } : {}),
    },
    {
      id: 'inaugurated',
      label: t('designation.progress.inaugurated'),
      state: days.length === 0 ? 'ahead' : all && decided ? 'done' : 'current',
      ...(firstDay === undefined ? {} : { detail: all ? formatDate(firstDay) : ceremonies }),
    },
  ]
  if (revokedOn === null) return steps
  // A step that was never reached is not waited for any more.
  const past = steps
    .filter(({ state: place }) => place !== 'ahead')
    .map((step): Step => ({ ...step, state: 'done' }))
  return [
    ...past,
    {
      id: 'revoked',
      label: t('designation.progress.revoked'),
      state: 'current',
      detail: formatDate(revokedOn),
    },
  ]
}

/** What stands in the way of a draft or should be read before it is decided; why a decree was taken back. */
const DecreeNotice = ({ detail }: { detail: DecreeDetail }) => {
  const t = useT()
  const { decree, taken, warnings } = detail
  if (decree.state === 'revoked') {
    return (
      <Alert color="red" variant="light" icon={<IconBan size={18} />}>
        <p className={classes.noticeTitle}>{t('designation.revokedTitle')}</p>

        {decree.revocationReason}
      </Alert>
    )
  }
  const sentences = [
    ...taken.map((village) =>
      t('designation.takenLine', { name: village.villageName, number: village.decreeNumber }),
    ),
    ...warnings.map((warning) => warningSentence(t, warning)),
  ]
  if (sentences.length === 0) return null
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
      <p className={classes.noticeTitle}>{t('designation.noticeTitle')}</p>

      <ul className={classes.warnings}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  )
}

const FactsCard = ({ detail: { decree, agreement } }: { detail: DecreeDetail }) => {
  const t = useT()
  const {
    number,
    decidedOn,
    decidedAtPlace,
    signatoryName,
    signatoryTitle,
    signatoryNip,
    signatoryCapacity,
  } = decree
  return (
    <SectionCard title={t('designation.facts')}>
      <FactList
        facts={[
          { label: t('designation.factNumber'), value: number && <span className="figures">{number}</span> },
          { label: t('common.date'), value: decidedOn && formatDate(decidedOn) },
          { label: t('designation.place'), value: decidedAtPlace },
          {
            label: t('designation.signatory'),
            private: true,
            value: signatoryName && (
              <>
                {signatoryName}
                <span className={classes.small}>
                  {signatoryTitle !== null && signingTitle(signatoryTitle, signatoryCapacity)}
                </span>
                {signatoryNip !== null && <span className={classes.small}>NIP {signatoryNip}</span>}
              </>
            ),
          },
          {
            label: t('designation.factAgreement'),
            value: agreement && (
              <AppLink to={`/agreements/${agreement.id}`} className={classes.link}>
                {agreement.title}
              </AppLink>
            ),
          },
        ]}
      />
    </SectionCard>
  )
}
