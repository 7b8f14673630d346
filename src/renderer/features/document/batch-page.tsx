import { Button } from '@mantine/core'
import { IconCertificate, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { BatchVillage } from '#shared/features/document/document.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { BatchIssueDialog } from './batch-issue-dialog.tsx'
import classes from './batch-page.module.css'
import { printableIn, printBatch, useBatch } from './batch.queries.ts'
import { BatchQuestion } from './batch-question.tsx'
import { BatchRunCard } from './batch-run-card.tsx'
import { PaperProblems } from './paper-problems.tsx'
import { workshopPath } from './document-words.ts'
import { PaperState } from './paper-state.tsx'
import { useBatchRun } from './use-batch-run.ts'

/** The certificates of all villages of one decree. */
export const BatchPage = () => {
  const t = useT()
  const { decreeId = '' } = useParams({ strict: false })
  const { may } = useSession()
  const { data, error, refetch } = useBatch(decreeId)
  const [issuing, setIssuing] = useState(false)
  const [printing, setPrinting] = useState(false)
  const run = useBatchRun()
  const back = { to: `/designations/${decreeId}`, label: t('document.backToDecree') }
  if (error) {
    return (
      <Page>
        <PageHeader title={t('document.batchTitle')} back={back} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!data) return <Page>{null}</Page>
  const { villages, batches, missing, revoked, label } = data
  const open = villages.filter(({ document, endedOn }) => document === null && endedOn === null)
  const printable = printableIn(villages)
  const waiting = villages.filter(({ openPrint }) => openPrint !== null)
  const print = async (): Promise<void> => {
    setPrinting(true)
    try {
      await printBatch(printable)
    } catch (problem) {
      showError(problem)
    } finally {
      setPrinting(false)
    }
  }
  const issueFirst = open.length > 0
  return (
    <Page>
      <PageHeader
        title={t('document.batchTitle')}
        line={t('document.batchLine', {
          label,
          count: villages.length,
          issued: villages.filter(({ document }) => document !== null).length,
        })}
        back={back}
        primary={
          <>
            {printable.length > 0 && (
              <ReasonedButton
                variant={issueFirst ? 'default' : 'filled'}
                verdict={may('document.prepare')}
                loading={printing}
                leftSection={<IconPrinter size={17} stroke={1.8} />}
                onClick={() => void print()}
              >
                {t('document.printAll', { count: printable.length })}
              </ReasonedButton>
            )}
            {issueFirst && (
              <ReasonedButton
                verdict={[may('document.issue'), issueVerdict(missing.length, revoked)]}
                leftSection={<IconCertificate size={17} stroke={1.8} />}
                onClick={() => setIssuing(true)}
              >
                {t('document.issueAll', { count: open.length })}
              </ReasonedButton>
            )}
          </>
        }
      />
      {missing.length > 0 && (
        <SectionCard title={t('document.problems')}>
          <PaperProblems preview={{ missing, warnings: [], unprintable: null, subjectRevoked: revoked }} />
        </SectionCard>
      )}
      <BatchRunCard
        subjectId={decreeId}
        progress={run.progress}
        problem={run.problem}
        onContinue={run.start}
        onStop={run.stop}
      />
      {waiting.length > 0 && <BatchQuestion villages={waiting} />}
      <SectionCard title={t('document.batchVillages')} flush>
        <ul className={classes.rows}>
          {villages.map((village) => (
            <VillageRow key={village.designationId} village={village} />
          ))}
        </ul>
      </SectionCard>
      {batches.length > 0 && (
        <SectionCard title={t('document.batchFiles')} line={t('document.batchFilesLine')} flush>
          <ul className={classes.rows}>
            {batches.map(({ id, label: name, documentCount, issuedAt }) => (
              <li key={id} className={classes.row}>
                <div>
                  <div className={classes.name}>{name}</div>
                  <div className={classes.path}>
                    {t('document.batchFileFacts', { count: documentCount, at: formatInstant(issuedAt) })}
                  </div>
                </div>
                <SaveFileButton size="xs" file={async () => (await client.document.batchFile({ id })).file}>
                  {t('document.savePdf')}
                </SaveFileButton>
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      <BatchIssueDialog
        opened={issuing}
        onClose={() => setIssuing(false)}
        decreeId={decreeId}
        first={open[0]?.designationId}
        count={open.length}
        onRun={run.start}
      />
    </Page>
  )
}

const issueVerdict = (missing: number, revoked: boolean): Verdict => {
  if (revoked) return refused('DOCUMENT_SUBJECT_REVOKED')
  return missing > 0 ? refused('DOCUMENT_INCOMPLETE') : allowed
}

const VillageRow = ({ village }: { village: BatchVillage }) => {
  const t = useT()
  const { label, path, document, endedOn, designationId } = village
  return (
    <li className={classes.row} data-ended={endedOn !== null || undefined}>
      <div>
        <div className={classes.name}>
          {document ? <AppLink to={`/documents/${document.id}`}>{label}</AppLink> : label}
        </div>
        <div className={classes.path}>{path}</div>
      </div>
      <div className={classes.serial}>{document?.number ?? document?.serial}</div>
      <div className={classes.state}>
        {document ? (
          <PaperState document={document} />
        ) : endedOn === null ? (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => goTo(workshopPath('certificate', designationId))}
          >
            {t('document.issueOne')}
          </Button>
        ) : (
          t('document.designationEnded')
        )}
      </div>
    </li>
  )
}
