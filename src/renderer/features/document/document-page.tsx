import { Text } from '@mantine/core'
import { IconBan, IconExternalLink, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentDetail } from '#shared/features/document/document.schema.ts'
import {
  canUse,
  isCasePaper,
  isRepeatable,
  unansweredActs,
} from '#shared/features/document/document.rules.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatDate, formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList, type Fact } from '#renderer/ui/fact-list.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader, type OtherStep } from '#renderer/ui/page-header.tsx'
import { PaperPreview } from '#renderer/ui/paper-preview.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { AffectedPapers } from './affected-papers.tsx'
import classes from './document-page.module.css'
import { papersChanged, revokePaper, useDocument } from './document.queries.ts'
import {
  issuePermissionOf,
  pathOf,
  shortDigest,
  stateWords,
  typeWords,
  workshopPath,
} from './document-words.ts'
import { PaperState } from './paper-state.tsx'
import { PrintActs } from './print-acts.tsx'
import { PrintPanel, SavePaperButton } from './print-panel.tsx'
import { SignedCard } from './signed-card.tsx'
import { SignedNotice } from './signed-notice.tsx'

/** An issued paper: its kept pages, what it says, and what became of its sheets. */
export const DocumentPage = () => {
  const t = useT()
  const { documentId } = useParams({ strict: false })
  const { data, error, refetch } = useDocument(documentId ?? '')
  if (error) {
    return (
      <Page>
        <PageHeader
          title={t('common.navDocuments')}
          back={{ to: '/documents', label: t('common.navDocuments') }}
        />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  return data ? <IssuedPaper document={data} /> : <Page fill>{null}</Page>
}

const IssuedPaper = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [revoking, setRevoking] = useState(false)
  const { id, type, subjectId, origin, state, label, signedOn } = document
  const [knows, setKnows] = useState(false)
  const issuing = may(issuePermissionOf(type))
  const verdict = issuing.allowed ? canUse(document) : issuing
  const { word, tone } = stateWords[state]
  const revoke = async (reason: string): Promise<void> => {
    await revokePaper(type, { id, reason, acknowledgesSigned: knows })
    await papersChanged()
    showDone(t('document.revoked'))
  }
  return (
    <Page fill>
      <PageHeader
        title={label}
        badge={
          state === 'issued' ? (
            <PaperState document={document} />
          ) : (
            <StateBadge tone={tone}>{t(word)}</StateBadge>
          )
        }
        line={<Line document={document} />}
        back={{ to: '/documents', label: t('common.navDocuments') }}
        otherSteps={stepsOf(t, { type, subjectId, origin, id, verdict, revoke: () => setRevoking(true) })}
      />
      <div className={classes.columns}>
        <div className={classes.paper} data-private={isCasePaper(type) || undefined}>
          <KeptPages document={document} />
        </div>
        <div className={classes.side}>
          <AffectedPapers papers={[document]} linked={false} />
          {state === 'issued' && (signedOn === null || unansweredActs(document.acts).length > 0) && (
            <PrintPanel document={document} />
          )}
          <SignedCard document={document} />
          <SectionCard title={t('document.facts')}>
            <Facts document={document} />
            <div className={classes.save}>
              <SavePaperButton document={document} />
            </div>
          </SectionCard>
          <SectionCard title={t('document.acts')}>
            <PrintActs document={document} />
          </SectionCard>
        </div>
      </div>
      <ReasonDialog
        opened={revoking}
        onClose={() => setRevoking(false)}
        title={t('document.revokeAsk', { label })}
        confirmLabel={t('document.revoke')}
        danger
        canConfirm={signedOn === null || knows}
        onConfirm={revoke}
        before={signedOn !== null && <SignedNotice knows={knows} onChange={setKnows} />}
      >
        <Text>{t('document.revokeText')}</Text>
      </ReasonDialog>
    </Page>
  )
}

type StepFacts = {
  type: DocumentDetail['type']
  subjectId: string
  origin: DocumentDetail['origin']
  id: string
  verdict: Verdict
  revoke: () => void
}

const stepsOf = (
  t: ReturnType<typeof useT>,
  { type, subjectId, origin, id, verdict, revoke }: StepFacts,
): OtherStep[] => {
  return [
    {
      label: t('document.openSubject'),
      icon: <IconExternalLink size={16} stroke={1.7} />,
      run: () => goTo(pathOf(origin)),
    },
    isRepeatable(type)
      ? {
          label: t('document.issueAgain'),
          icon: <IconRefresh size={16} stroke={1.7} />,
          run: () => goTo(workshopPath(type, subjectId)),
        }
      : {
          label: t('document.reissue'),
          icon: <IconRefresh size={16} stroke={1.7} />,
          run: () => goTo(workshopPath(type, subjectId, id)),
          verdict,
        },
    {
      label: t('document.revoke'),
      icon: <IconBan size={16} stroke={1.7} />,
      run: revoke,
      verdict,
      danger: true,
    },
  ]
}

/** Why an ended paper ended and what took its place; for a valid one, its number and day. */
const Line = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { state, stateReason, supersededBy, number, serial, datedOn } = document
  if (state === 'issued') {
    return [number ?? serial, formatDate(datedOn)].filter((part) => part !== null).join(' · ')
  }
  return (
    <>
      {t('document.endedBecause', { reason: stateReason ?? '' })}{' '}
      {supersededBy && (
        <AppLink to={`/documents/${supersededBy.id}`}>
          {t('document.successor', { number: supersededBy.number ?? supersededBy.serial ?? '' })}
        </AppLink>
      )}
    </>
  )
}

/** The pages of the kept file; where they can no longer be made alike, the file itself is offered. */
const KeptPages = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const query = useQuery({
    ...orpc.document.pages.queryOptions({ input: { id: document.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (query.error && describeError(query.error).code === 'DOCUMENT_LAYOUT_CHANGED') {
    return <EmptyState title={t('document.layoutChanged')} text={t('document.layoutChangedText')} />
  }
  return (
    <PaperPreview
      label={document.label}
      pages={query.data?.pages}
      loading={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
    />
  )
}

const Facts = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { type, number, serial, datedOn, signatories, issuedAt, issuedBy, template } = document
  const { officeTemplate, templateDigest, fileDigest, fileSize, pageCount, supersedes } = document
  const proof = useQuery(orpc.proof.ofDocument.queryOptions({ input: { documentId: document.id } })).data
  const facts: Fact[] = [
    { label: t('document.columnType'), value: t(typeWords[type]) },
    { label: t('document.columnNumber'), value: number },
    ...(serial === null ? [] : [{ label: t('document.serial'), value: serial }]),
    ...(proof?.shortCode == null
      ? []
      : [
          {
            label: t('document.shortCode'),
            value: <AppLink to={`/verify?code=${proof.shortCode}`}>{proof.shortCode}</AppLink>,
          },
        ]),
    { label: t('document.datedOn'), value: formatDate(datedOn) },
    ...(signatories.length === 0
      ? []
      : [{ label: t('document.signatory'), value: signatories.join(', '), private: true }]),
    { label: t('document.issuedAt'), value: `${formatInstant(issuedAt)}, ${issuedBy}` },
    ...(supersedes
      ? [
          {
            label: t('document.replaces'),
            value: (
              <AppLink to={`/documents/${supersedes.id}`}>
                {supersedes.number ?? supersedes.serial ?? t('document.olderPaper')}
              </AppLink>
            ),
          },
        ]
      : []),
    {
      label: t('document.file'),
      value: t('document.fileValue', { pages: pageCount, size: formatFileSize(fileSize) }),
    },
    { label: t('document.fileDigest'), value: shortDigest(fileDigest) },
    {
      label: t('document.template'),
      value: [
        officeTemplate
          ? t('document.officeTemplate', { number: officeTemplate.number, title: officeTemplate.title })
          : template,
        shortDigest(templateDigest).slice(0, 9),
      ].join(' · '),
    },
  ]
  return <FactList facts={facts} />
}
