import { IconEye, IconEyeOff, IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import type { EntityView } from '#shared/features/entity/entity.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate, formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { type Fact, FactList } from '#renderer/ui/fact-list.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { AppearancesCard } from './appearances-card.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import { casesText, documentTypeKey, kindKey, platformKey } from './entity-words.ts'
import classes from './entity.module.css'
import { useEntity } from './entity.queries.ts'
import { HeldCard, OwnersCard, RelatedCard } from './related-cards.tsx'
import { type ClearEntity, useReveal } from './use-reveal.tsx'

/** One alleged person, number or thing over all its cases. */
export const EntityPage = () => {
  const { data, error, refetch } = useEntity()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <EntityDetailView key={data.entity.id} view={data} /> : null
}

type Correcting = { clear: ClearEntity; reason: string }

const EntityDetailView = ({ view }: { view: EntityView }) => {
  const t = useT()
  const { may } = useSession()
  const { entity } = view
  const { dialog, clearOf, reveal, openFor, cover } = useReveal()
  const [correcting, setCorrecting] = useState<Correcting>()
  const clear = clearOf(entity.id)
  const mayReveal = may('subject.reveal')
  const correct = (): void => openFor(entity, (opened, reason) => setCorrecting({ clear: opened, reason }))
  return (
    <Page>
      <PageHeader
        title={entity.shown}
        badge={
          <>
            <StateBadge tone="neutral" icon={<EntityKindIcon kind={entity.kind} size={14} />}>
              {t(kindKey(entity.kind))}
            </StateBadge>
            {entity.publicOwner !== null && <StateBadge tone="waiting">{t('entity.publicBadge')}</StateBadge>}
          </>
        }
        line={
          <span className={classes.presumption}>
            {entity.publicOwner === null ? (
              <>
                <IconScale size={15} stroke={1.7} />
                {entity.caseCount === 1
                  ? casesText(t, 1)
                  : t('entity.inCasesLong', { count: formatNumber(entity.caseCount) })}
                {' · '}
                {t('entity.presumption')}
              </>
            ) : (
              t('entity.publicLine', { owner: entity.publicOwner })
            )}
          </span>
        }
        back={{ to: '/entities', label: t('entity.listTitle') }}
        primary={
          clear ? (
            <ReasonedButton
              verdict={mayReveal}
              leftSection={<IconEyeOff size={16} stroke={1.7} />}
              onClick={() => cover(entity.id)}
            >
              {t('entity.cover')}
            </ReasonedButton>
          ) : (
            <ReasonedButton
              verdict={mayReveal}
              leftSection={<IconEye size={16} stroke={1.7} />}
              onClick={() => reveal(entity)}
            >
              {t('entity.reveal')}
            </ReasonedButton>
          )
        }
        otherSteps={[
          {
            label: t('entity.correct'),
            verdict: mayReveal.allowed ? may('entity.write') : mayReveal,
            run: correct,
          },
        ]}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <SectionCard title={t('entity.factsTitle')}>
            <FactList columns={2} facts={useFacts(view, clear)} />
          </SectionCard>
          <AppearancesCard entityId={entity.id} />
        </div>
        <div className={classes.column}>
          <HeldCard title={t('entity.holdingsTitle')} held={view.holdings} />
          <HeldCard title={t('entity.holdersTitle')} held={view.holders} />
          <RelatedCard related={view.related} />
          <OwnersCard subjects={view.subjects} total={view.subjectTotal} />
        </div>
      </div>
      {dialog}
      {correcting && (
        <CorrectDialog
          entity={entity}
          clear={correcting.clear}
          reason={correcting.reason}
          onClose={() => setCorrecting(undefined)}
          onSaved={() => cover(entity.id)}
        />
      )}
    </Page>
  )
}

const useFacts = (view: EntityView, clear: ClearEntity | undefined): Fact[] => {
  const t = useT()
  const { entity } = view
  const optional = (label: string, value: string | null, isPrivate = false): Fact[] =>
    value === null || value === '' ? [] : [{ label, value, private: isPrivate }]
  return [
    {
      label: t('entity.columnShown'),
      value: <span className="figures">{clear?.value ?? entity.shown}</span>,
      private: entity.isCovered,
    },
    ...optional(t('entity.factBank'), entity.bank),
    ...optional(t('entity.factPlatform'), entity.platform && t(platformKey(entity.platform))),
    ...optional(t('entity.factDocumentType'), entity.documentType && t(documentTypeKey(entity.documentType))),
    ...optional(t('entity.factDay'), entity.day && formatDate(entity.day)),
    ...optional(t('entity.factPlace'), entity.place),
    ...optional(t('entity.factRegistered'), clear?.details.registeredName ?? view.registeredInitials, true),
    ...optional(t('entity.factLicence'), view.licenceNumber),
    ...optional(t('entity.factDescription'), view.description, true),
    { label: t('entity.factRecorded'), value: formatInstant(view.recordedAt) },
    ...optional(t('entity.factNote'), view.note, true),
  ]
}
