import { Alert, Skeleton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBan,
  IconFilePlus,
  IconPencil,
  IconPrinter,
  IconRotate,
} from '@tabler/icons-react'
import { useState } from 'react'
import {
  canAddAddendum,
  canTerminate,
  canWithdrawTermination,
} from '#shared/features/agreement/agreement-input.rules.ts'
import type { AgreementDetail } from '#shared/features/agreement/agreement.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { SubjectPapers } from '#renderer/features/document/subject-papers.tsx'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type OtherStep, PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import classes from './agreement-page.module.css'
import { kindKey, missingText, remainingText, stateKey, stateTones } from './agreement-words.ts'
import { useAgreement } from './agreement.queries.ts'
import { ChainCard } from './chain-card.tsx'
import { FilesCard } from './files-card.tsx'
import { ObligationsCard } from './obligations-card.tsx'
import { PartiesCard } from './parties-card.tsx'
import { TermBar } from './term-bar.tsx'
import { TerminateDialog, WithdrawDialog } from './termination-dialogs.tsx'
import { VillagesCard } from './villages-card.tsx'

/** One agreement or addendum: where it stands, what it says, whom it covers, and how it went on. */
export const AgreementPage = () => {
  const query = useAgreement()
  const late = useDelayed(query.isPending)
  return (
    <Page>
      {query.isPending && late && <Skeleton height={320} />}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <AgreementBody key={query.data.agreement.id} detail={query.data} />}
    </Page>
  )
}

const AgreementBody = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { agreement } = detail
  return (
    <>
      <AgreementHeader detail={detail} />
      <MissingAlert detail={detail} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <SectionCard title={t('agreement.term')}>
            <TermBar detail={detail} />
          </SectionCard>
          <PartiesCard parties={agreement.parties} />
          <ObligationsCard agreement={agreement} />
        </div>
        <div className={classes.side}>
          <ChainCard detail={detail} />
          <VillagesCard detail={detail} />
          <FilesCard detail={detail} />
          <SubjectPapers type="agreement" subjectId={agreement.id} label={agreement.title} />
          <SectionCard title={t('agreement.originals')}>
            <FactList
              facts={[
                { label: t('agreement.originalsCount'), value: agreement.originalsCount },
                { label: t('agreement.originalsHolders'), value: agreement.originalsHolders },
                { label: t('agreement.note'), value: agreement.note },
              ]}
            />
          </SectionCard>
        </div>
      </div>
      <SectionCard title={t('common.historyTitle')}>
        <HistoryPanel kind="agreement" id={agreement.id} />
      </SectionCard>
    </>
  )
}

/** An addendum is printed, ended and continued like any agreement; a further addendum belongs to the agreement itself. */
const AgreementHeader = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [dialog, setDialog] = useState<'terminate' | 'withdraw'>()
  const { agreement, state, remainingDays, chain } = detail
  const { id, kind, parentId, title, terminatedOn } = agreement
  const mayWrite = may('agreement.write')
  const addendumVerdict = firstNo(
    mayWrite,
    canAddAddendum({ kind: 'cooperationAgreement', terminatedOn: rootEndOf(detail) }, chain.length - 1),
  )
  const edit = (): void => goTo(`/agreements/${id}/edit`)
  const addAddendum = (): void => goTo(`/agreements/${parentId ?? id}/addendum`)
  const print = (): void => goTo(`/documents/issue?type=agreement&subject=${id}`)
  usePageKey('e', mayWrite.allowed ? edit : undefined)
  const steps: Record<'complete' | 'addendum' | 'print', OtherStep> = {
    complete: {
      label: t(state === 'incomplete' ? 'agreement.complete' : 'common.edit'),
      icon: <IconPencil size={16} />,
      run: edit,
      verdict: mayWrite,
    },
    addendum: {
      label: t('agreement.newAddendum'),
      icon: <IconFilePlus size={16} />,
      run: addAddendum,
      verdict: addendumVerdict,
    },
    print: {
      label: t('agreement.print'),
      icon: <IconPrinter size={16} />,
      run: print,
      verdict: may('document.prepare'),
    },
  }
  const primary = primaryStep(detail)
  const ending: OtherStep =
    terminatedOn === null
      ? {
          label: t('agreement.terminate'),
          icon: <IconBan size={16} />,
          run: () => setDialog('terminate'),
          verdict: firstNo(mayWrite, canTerminate(agreement, null)),
          danger: true,
        }
      : {
          label: t('agreement.withdrawTermination'),
          icon: <IconRotate size={16} />,
          run: () => setDialog('withdraw'),
          verdict: firstNo(mayWrite, canWithdrawTermination(agreement)),
        }
  const others = Object.entries(steps).filter(([name]) => name !== primary)
  const first = primary === undefined ? undefined : steps[primary]
  return (
    <>
      <PageHeader
        title={title}
        back={{ to: '/agreements', label: t('common.navAgreements') }}
        badge={
          <span className={classes.badge}>
            <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
            <span className={classes.days}>{remainingText(t, remainingDays)}</span>
          </span>
        }
        line={[
          t(kindKey(kind)),
          agreement.parties
            .slice(1)
            .map(({ institution }) => institution)
            .join(', '),
        ].join(' · ')}
        {...(first
          ? {
              primary: (
                <ReasonedButton
                  verdict={first.verdict ?? mayWrite}
                  leftSection={first.icon}
                  onClick={first.run}
                >
                  {first.label}
                </ReasonedButton>
              ),
            }
          : {})}
        otherSteps={[...others.map(([, step]) => step), ending]}
      />
      <TerminateDialog
        agreement={agreement}
        opened={dialog === 'terminate'}
        onClose={() => setDialog(undefined)}
      />
      <WithdrawDialog
        agreement={agreement}
        opened={dialog === 'withdraw'}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}

/** From when on the agreement that further addenda would belong to is no longer in force, where it was ended. */
const rootEndOf = ({ agreement, chain }: AgreementDetail): PlainDate | null => {
  const root = chain[0]
  if (agreement.kind !== 'addendum' || root === undefined) return agreement.terminatedOn
  return root.state === 'terminated' && root.lastDay !== null ? addDays(root.lastDay, 1) : null
}

const firstNo = (...verdicts: Verdict[]): Verdict =>
  verdicts.find(({ allowed }) => !allowed) ?? { allowed: true }

/** The one next step that fits the state; nothing is left to do with what was ended. */
const primaryStep = ({ state }: AgreementDetail): 'complete' | 'addendum' | 'print' | undefined => {
  switch (state) {
    case 'incomplete':
      return 'complete'
    case 'terminated':
      return undefined
    case 'expiring180':
    case 'expiring90':
    case 'expiring30':
    case 'expired':
      return 'addendum'
    default:
      return 'print'
  }
}

const MissingAlert = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { agreement, missing, state } = detail
  if (state === 'terminated' && agreement.terminatedOn !== null) {
    return (
      <Alert color="gray" variant="light" icon={<IconBan size={18} />}>
        {t('agreement.terminatedLine', { date: formatDate(agreement.terminatedOn) })}
        {agreement.terminationReason !== null && ` ${agreement.terminationReason}`}
      </Alert>
    )
  }
  if (missing.length === 0) return null
  const words = missing.map((value) => missingText(t, value, agreement.parties)).join(' · ')
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
      {t('agreement.missingLine', { missing: words })}
    </Alert>
  )
}
