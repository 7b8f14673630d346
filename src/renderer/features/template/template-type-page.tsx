import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconFilePlus, IconPencil, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { paperType, type PaperType } from '#shared/features/document/document.schema.ts'
import { canStartDraft, canTake } from '#shared/features/template/template.rules.ts'
import type { TemplateDetail, TemplateVersion } from '#shared/features/template/template.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { typeWords } from '#renderer/features/document/document-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader, type OtherStep } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { CompareCard } from './compare-card.tsx'
import { startDraft, useTemplate } from './template.queries.ts'
import { TemplateDialogs, type TemplateDialog } from './template-dialogs.tsx'
import { editorPath } from './template-words.ts'
import { VersionTable } from './version-table.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** One kind of paper: what it is set with, what waits, every version there was, and how they differ. */
export const TemplateTypePage = () => {
  const t = useT()
  const params = useParams({ strict: false })
  const known = paperType.safeParse((params as { paperType?: string }).paperType)
  if (!known.success) {
    return (
      <Page>
        <PageHeader title={t('template.title')} back={{ to: '/templates', label: t('template.title') }} />
        <p>{t('template.typeUnknown')}</p>
      </Page>
    )
  }
  return <OfType key={known.data} type={known.data} />
}

const OfType = ({ type }: { type: PaperType }) => {
  const { data, error, refetch } = useTemplate(type)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <Detail detail={data} /> : null
}

const isOpen = ({ state }: TemplateVersion): boolean => state === 'draft' || state === 'submitted'

const Detail = ({ detail }: { detail: TemplateDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [dialog, setDialog] = useState<TemplateDialog>()
  const { versions } = detail
  const open = versions.find(isOpen) ?? null
  const inUse = versions.find(({ state }) => state === 'approved')
  const begin = (from: TemplateVersion['id'] | null): void => {
    startDraft(detail.paperType, from)
      .then(({ id }) => goTo(editorPath(id)))
      .catch(showError)
  }
  const mayBegin = [may('template.write'), canStartDraft(open)]
  const firstNo = mayBegin.find(({ allowed }) => !allowed) ?? may('template.write')
  const otherSteps: OtherStep[] = [
    {
      label: t('template.startFromProgram'),
      icon: <IconFilePlus size={16} stroke={1.6} />,
      verdict: firstNo,
      run: () => begin(null),
    },
    ...(open?.state === 'draft'
      ? [
          {
            label: t('template.discard'),
            icon: <IconTrash size={16} stroke={1.6} />,
            verdict: may('template.write').allowed ? canTake('discard', open) : may('template.write'),
            danger: true,
            run: () => setDialog({ step: 'discard', version: open }),
          },
        ]
      : []),
    ...(inUse
      ? [
          {
            label: t('template.retire'),
            icon: <IconArrowBackUp size={16} stroke={1.6} />,
            verdict: may('template.approve').allowed ? canTake('retire', inUse) : may('template.approve'),
            danger: true,
            run: () => setDialog({ step: 'retire', version: inUse }),
          },
        ]
      : []),
  ]
  return (
    <Page>
      <PageHeader
        title={t(typeWords[detail.paperType])}
        badge={
          <StateBadge tone={inUse ? 'good' : 'neutral'}>
            {inUse ? t('template.officeTemplate', { number: inUse.number }) : t('template.programTemplate')}
          </StateBadge>
        }
        line={t('template.typeLine')}
        back={{ to: '/templates', label: t('template.title') }}
        primary={
          open ? (
            <ReasonedButton
              verdict={may('template.read')}
              leftSection={<IconPencil size={16} stroke={1.7} />}
              onClick={() => goTo(editorPath(open.id))}
            >
              {t(open.state === 'draft' ? 'template.goOn' : 'template.openWaiting', { number: open.number })}
            </ReasonedButton>
          ) : (
            <ReasonedButton
              verdict={mayBegin}
              leftSection={<IconPencil size={16} stroke={1.7} />}
              onClick={() => begin(inUse?.id ?? null)}
            >
              {inUse ? t('template.startFromVersion', { number: inUse.number }) : t('template.start')}
            </ReasonedButton>
          )
        }
        otherSteps={otherSteps}
      />
      {(inUse?.programMovedOn || open?.programMovedOn) && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          title={t('template.programMovedOnTitle')}
        >
          {t('template.programMovedOnText')}
        </Alert>
      )}
      {open?.state === 'submitted' && <WaitingCard version={open} onStep={setDialog} />}
      <CompareCard detail={detail} />
      <SectionCard flush title={t('template.versions')}>
        <VersionTable versions={versions} canStart={firstNo} onStart={begin} />
      </SectionCard>
      <TemplateDialogs dialog={dialog} onClose={() => setDialog(undefined)} />
    </Page>
  )
}
