import { Skeleton } from '@mantine/core'
import { IconMessageQuestion, IconPencil, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { SubjectView } from '#shared/features/subject/subject-view.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import type { Permission } from '#shared/kernel/permissions.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { PresentedDocumentsCard } from '#renderer/features/custody/presented-documents-card.tsx'
import { SubjectDecisions } from '#renderer/features/decision/subject-decisions.tsx'
import { PersonPapersCard } from '#renderer/features/document/person-papers-card.tsx'
import { sexWord } from '#renderer/features/identity/identity-words.ts'
import { TriageBadge } from '#renderer/features/screening/triage-badge.tsx'
import { screeningPath } from '#renderer/features/screening/screening.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type OtherStep, PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { MatchRows } from './match-rows.tsx'
import { RevealProvider } from './reveals.tsx'
import { NarrowSections, WideSections } from './subject-sections.tsx'
import classes from './subject.module.css'
import { decisionWord, roleKey, sectionPath, subjectWarningSentence } from './subject-words.ts'
import { useSubject } from './subject.queries.ts'

/** One person of a case: who it is, everything that was written about it, and what the office knew before. */
export const SubjectPage = () => {
  const { data, error, isPending, refetch } = useSubject()
  const late = useDelayed(isPending)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) {
    return late ? (
      <Page>
        <Skeleton height={320} />
      </Page>
    ) : null
  }
  return (
    <RevealProvider key={data.subject.id} subjectId={data.subject.id}>
      <Content view={data} />
    </RevealProvider>
  )
}

const Content = ({ view }: { view: SubjectView }) => {
  const t = useT()
  const { subject, case: of } = view
  const steps = useSteps(view)
  const mayEdit = steps.write.allowed
  const edit = mayEdit ? () => goTo(sectionPath(of.id, subject.id, 'identity')) : undefined
  usePageKey('e', edit)
  return (
    <Page>
      <PageHeader
        title={subject.isNamed ? subject.shownName : t('subject.unnamed', { position: subject.position })}
        badge={
          <>
            <TriageBadge colour={subject.colour} smuggling={subject.isSmuggling} />
            {subject.isChild && <span className={classes.child}>{t('subject.child')}</span>}
            <StateBadge tone={subject.decisionKind === null ? 'neutral' : 'good'}>
              {subject.decisionKind === null ? t('subject.undecided') : decisionWord(t, subject.decisionKind)}
            </StateBadge>
          </>
        }
        line={<HeaderLine view={view} />}
        back={{ to: `/cases/${of.id}`, label: t('subject.caseNumber', { number: of.number }) }}
        primary={steps.primary}
        otherSteps={steps.others}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <WideSections view={view} mayEdit={mayEdit} />
          <PresentedDocumentsCard caseId={of.id} subjectId={subject.id} />
        </div>
        <div className={classes.column}>
          <MatchesCard view={view} />
          <SubjectDecisions caseId={of.id} subjectId={subject.id} />
          <PersonPapersCard caseId={of.id} personId={subject.id} />
          <NarrowSections view={view} mayEdit={mayEdit} />
          <Overruled view={view} />
        </div>
      </div>
    </Page>
  )
}

const HeaderLine = ({ view: { subject, description } }: { view: SubjectView }) => {
  const t = useT()
  return (
    <span className={classes.headerLine}>
      <span>
        {[
          t(roleKey(subject.role)),
          subject.sex && sexWord(t, subject.sex),
          subject.age === null
            ? subject.isChild && t('subject.underEighteen')
            : t('subject.years', { age: subject.age }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {!subject.isNamed && <span data-private>{description}</span>}
    </span>
  )
}

type Steps = { primary: ReactNode; others: OtherStep[]; write: Verdict }

/** What can be done with a person next: whoever is not screened is screened, then decided. */
const useSteps = ({ subject, case: of }: SubjectView): Steps => {
  const t = useT()
  const { may } = useSession()
  const workable = canWorkOn(of)
  const both = (permission: Permission): Verdict => (workable.allowed ? may(permission) : workable)
  const screen: OtherStep = {
    label: t(subject.colour === null ? 'subject.screen' : 'subject.screenAgain'),
    verdict: both('case.work'),
    run: () => goTo(screeningPath(of.id, subject.id)),
  }
  const decide: OtherStep = {
    label: t('subject.decide'),
    verdict: both('case.decide'),
    run: () => goTo(`/cases/${of.id}/decide?subject=${subject.id}`),
  }
  const interview: OtherStep = {
    label: t('subject.interview'),
    icon: <IconMessageQuestion size={16} stroke={1.6} />,
    verdict: both('case.work'),
    run: () => goTo(`/cases/${of.id}/interviews/new?subject=${subject.id}`),
  }
  const next = subject.colour === null ? screen : subject.decisionKind === null ? decide : undefined
  const write = both('case.write')
  return {
    write,
    primary: next && (
      <ReasonedButton verdict={next.verdict ?? workable} onClick={next.run}>
        {next.label}
      </ReasonedButton>
    ),
    others: [
      interview,
      ...[screen, decide].filter((step) => step !== next),
      {
        label: t('subject.editIdentity'),
        icon: <IconPencil size={16} stroke={1.6} />,
        verdict: write,
        run: () => goTo(sectionPath(of.id, subject.id, 'identity')),
      },
      {
        label: t('subject.addAnother'),
        icon: <IconUserPlus size={16} stroke={1.6} />,
        verdict: write,
        run: () => goTo(`/cases/${of.id}/subjects/new`),
      },
    ],
  }
}

const MatchesCard = ({ view: { subject } }: { view: SubjectView }) => {
  const t = useT()
  const { data, error, refetch } = useQuery(
    orpc.subject.matchesOf.queryOptions({ input: { id: subject.id } }),
  )
  return (
    <SectionCard title={t('subject.matches')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && <p className={classes.small}>{t('subject.matchesNone')}</p>}
      {data && data.items.length > 0 && <MatchRows matches={data.items} />}
    </SectionCard>
  )
}

/** Warnings somebody read and saved against. */
const Overruled = ({ view: { warnings } }: { view: SubjectView }) => {
  const t = useT()
  const sentences = new Set(warnings.map((warning) => subjectWarningSentence(t, warning)))
  if (sentences.size === 0) return null
  return (
    <SectionCard title={t('subject.overruled')}>
      <ul className={classes.overruled}>
        {[...sentences].map((sentence) => (
          <li key={sentence} data-private>
            {sentence}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
