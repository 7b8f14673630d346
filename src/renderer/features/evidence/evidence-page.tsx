import { Alert, Modal, Stack, Text } from '@mantine/core'
import { IconArchiveOff, IconDownload, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { canUseEvidence } from '#shared/features/evidence/evidence.rules.ts'
import { type Evidence, evidenceFacts } from '#shared/features/evidence/evidence.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { saveFile } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { EvidenceFields, valuesOf } from './evidence-fields.tsx'
import { evidenceKindKey, fileLine, kindIcons } from './evidence-words.ts'
import classes from './evidence.module.css'
import { type EvidenceId, refreshEvidence, useCaseVerdict } from './evidence.queries.ts'
import { PdfView } from './pdf-view.tsx'
import { PictureView } from './picture-view.tsx'

export const EvidencePage = () => {
  const { evidenceId = '' } = useParams({ strict: false })
  const input = { id: evidenceId as EvidenceId }
  const { data, error, refetch } = useQuery(orpc.evidence.get.queryOptions({ input }))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <EvidenceView key={data.id} evidence={data} /> : null
}

type Act = 'edit' | 'withdraw' | 'export'

const firstNo = (...verdicts: readonly [Verdict, ...Verdict[]]): Verdict =>
  verdicts.find(({ allowed }) => !allowed) ?? verdicts[0]

const EvidenceView = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  const { may } = useSession()
  const [act, setAct] = useState<Act>()
  const { caseId, title, kind, withdrawn } = evidence
  const caseInput = { id: caseId }
  const record = useQuery(orpc.case.get.queryOptions({ input: caseInput })).data?.case
  const mayChange = firstNo(may('evidence.write'), useCaseVerdict(caseId), canUseEvidence(evidence))
  return (
    <Page>
      <PageHeader
        title={title}
        badge={
          withdrawn ? (
            <StateBadge tone="bad">{t('evidence.withdrawnMark')}</StateBadge>
          ) : (
            <StateBadge tone="neutral" icon={<KindIcon kind={kind} />}>
              {t(evidenceKindKey(kind))}
            </StateBadge>
          )
        }
        back={{ to: `/cases/${caseId}`, label: record?.number ?? t('common.navCases') }}
        primary={
          <ReasonedButton
            leftSection={<IconPencil size={16} stroke={1.7} />}
            verdict={mayChange}
            onClick={() => setAct('edit')}
          >
            {t('evidence.edit')}
          </ReasonedButton>
        }
        otherSteps={[
          {
            label: t('evidence.exportAct'),
            icon: <IconDownload size={16} stroke={1.7} />,
            verdict: may('evidence.export'),
            run: () => setAct('export'),
          },
          {
            label: t('evidence.withdrawAct'),
            icon: <IconArchiveOff size={16} stroke={1.7} />,
            verdict: mayChange,
            danger: true,
            run: () => setAct('withdraw'),
          },
        ]}
      />
      <div className={classes.columns}>
        <section className={classes.viewer} aria-label={t('evidence.viewer')}>
          <Viewer evidence={evidence} />
        </section>
        <Facts evidence={evidence} />
      </div>
      <ActDialogs act={act} evidence={evidence} onClose={() => setAct(undefined)} />
    </Page>
  )
}

const KindIcon = ({ kind }: Pick<Evidence, 'kind'>) => {
  const Icon = kindIcons[kind]
  return <Icon size={14} stroke={2} />
}

const Viewer = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  if (evidence.withdrawn) return <p className={classes.unreadable}>{t('evidence.notShownWithdrawn')}</p>
  switch (evidence.preview) {
    case 'picture':
      return <PictureView evidence={evidence} />
    case 'pdf':
      return <PdfView evidence={evidence} />
    case 'none':
      return <p className={classes.unreadable}>{t('evidence.notShownRecording')}</p>
  }
}

const Facts = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  const { subject, file, withdrawn, caseId } = evidence
  return (
    <div className={classes.side}>
      {withdrawn && (
        <Alert
          color="red"
          variant="light"
          title={t('evidence.withdrawnOn', { at: formatInstant(withdrawn.at) })}
        >
          <span data-private>{withdrawn.reason}</span>
        </Alert>
      )}
      <SectionCard title={t('evidence.facts')}>
        <FactList
          facts={[
            { label: t('evidence.kindLabel'), value: t(evidenceKindKey(evidence.kind)) },
            { label: t('evidence.source'), value: evidence.source, private: true },
            {
              label: t('evidence.obtainedOn'),
              value: evidence.obtainedOn && formatDate(evidence.obtainedOn),
            },
            {
              label: t('evidence.person'),
              private: true,
              value: subject ? (
                <AppLink to={`/cases/${caseId}/subjects/${subject.id}`}>
                  {subject.position}. {subject.shownName}
                </AppLink>
              ) : (
                t('evidence.wholeCase')
              ),
            },
            { label: t('evidence.note'), value: evidence.note, private: true },
            {
              label: t('evidence.recorded'),
              value: `${formatInstant(evidence.recordedAt)} · ${evidence.recordedByName}`,
            },
          ]}
        />
      </SectionCard>
      <SectionCard title={t('evidence.original')}>
        <FactList
          facts={[
            { label: t('evidence.fileName'), value: file.name, private: true },
            { label: t('evidence.file'), value: fileLine(t, file) },
            {
              label: t('evidence.digest'),
              value: <span className={classes.digest}>{file.sha256.match(/.{1,8}/g)?.join(' ')}</span>,
            },
          ]}
        />
        <Text size="xs" c="dimmed" mt="sm">
          {t(evidence.isShownCopy ? 'evidence.copyShown' : 'evidence.originalKept')}
        </Text>
      </SectionCard>
    </div>
  )
}

type ActDialogsProps = { act: Act | undefined; evidence: Evidence; onClose: () => void }

const ActDialogs = ({ act, evidence, onClose }: ActDialogsProps) => {
  const t = useT()
  const { id, version, preview } = evidence
  const withdraw = async (reason: string): Promise<void> => {
    await client.evidence.withdraw({ id, version, reason })
    await refreshEvidence()
    showDone(t('evidence.withdrawDone'))
  }
  const exportOriginal = async (reason: string): Promise<void> => {
    const file = await client.evidence.export({ id, reason })
    saveFile(file, file.name)
    await refreshEvidence()
  }
  return (
    <>
      <Modal opened={act === 'edit'} onClose={onClose} size={520} title={t('evidence.edit')}>
        {act === 'edit' && <EditForm evidence={evidence} onClose={onClose} />}
      </Modal>
      <ReasonDialog
        opened={act === 'withdraw'}
        onClose={onClose}
        title={t('evidence.withdrawTitle')}
        confirmLabel={t('evidence.withdrawConfirm')}
        danger
        onConfirm={withdraw}
      >
        <Text>{t('evidence.withdrawText')}</Text>
      </ReasonDialog>
      <ReasonDialog
        opened={act === 'export'}
        onClose={onClose}
        title={t('evidence.exportTitle')}
        confirmLabel={t('evidence.exportConfirm')}
        reasonLabel={t('evidence.exportReason')}
        onConfirm={exportOriginal}
      >
        <Stack gap="xs">
          <Text>{t('evidence.exportText')}</Text>
          {preview === 'picture' && <Text>{t('evidence.exportPicture')}</Text>}
          {preview === 'pdf' && <Text>{t('evidence.exportPdf')}</Text>}
        </Stack>
      </ReasonDialog>
    </>
  )
}

const EditForm = ({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) => {
  const t = useT()
  const { id, version } = evidence
  const state = useContractForm({
    schema: evidenceFacts,
    initialValues: valuesOf(evidence),
    refusalFields: { EVIDENCE_OBTAINED_IN_FUTURE: 'obtainedOn' },
    submit: async (facts) => {
      await client.evidence.save({ ...facts, id, version })
      await refreshEvidence()
      showDone(t('common.saved'))
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <EvidenceFields form={state.form} caseId={evidence.caseId} />
      </Stack>
    </ContractForm>
  )
}
