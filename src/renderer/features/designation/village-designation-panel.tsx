import { useQuery } from '@tanstack/react-query'
import type { VillageDesignation } from '#shared/features/designation/designation.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge, type Tone } from '#renderer/ui/state-badge.tsx'
import classes from './designation.module.css'

/** Decrees that designate a village, with their ceremony. For the village's page. */
export const VillageDesignationPanel = ({ villageId }: { villageId: Village['id'] }) => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(orpc.designation.ofVillage.queryOptions({ input: { villageId } }))
  return (
    <SectionCard
      flush
      title={t('designation.panelTitle')}
      actions={
        data?.designations.length === 0 && (
          <ReasonedButton
            size="xs"
            variant="default"
            verdict={may('designation.write')}
            onClick={() => goTo(`/designations/new?villages=${villageId}`)}
          >
            {t('designation.newDecree')}
          </ReasonedButton>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.designations.length === 0 && <p className={classes.nothing}>{t('designation.panelNone')}</p>}
      <ul className={classes.panelRows}>
        {data?.designations.map((item) => (
          <PanelRow key={item.designation.id} item={item} />
        ))}
      </ul>
    </SectionCard>
  )
}

const stateOf = (t: Translate, { designation, decree }: VillageDesignation): { tone: Tone; word: string } => {
  if (decree.state === 'revoked') return { tone: 'bad', word: t('designation.progress.revoked') }
  if (designation.endedOn !== null) return { tone: 'neutral', word: t('designation.ended') }
  if (designation.inauguratedOn !== null) return { tone: 'gold', word: t('designation.progress.inaugurated') }
  return decree.state === 'draft'
    ? { tone: 'neutral', word: t('designation.progress.draft') }
    : { tone: 'waiting', word: t('designation.progress.decided') }
}

const PanelRow = ({ item }: { item: VillageDesignation }) => {
  const t = useT()
  const { designation, decree } = item
  const { tone, word } = stateOf(t, item)
  const facts = [
    decree.decidedOn === null
      ? undefined
      : t('designation.decidedLine', { date: formatDate(decree.decidedOn) }),
    designation.inauguratedOn === null
      ? undefined
      : t('designation.inauguratedLine', { date: formatDate(designation.inauguratedOn) }),
    designation.endedOn === null
      ? undefined
      : t('designation.endedLine', { date: formatDate(designation.endedOn) }),
    designation.validUntil === null
      ? undefined
      : t('designation.validLine', { date: formatDate(designation.validUntil) }),
  ].filter((fact) => fact !== undefined)
  return (
    <li>
      <div className={classes.panelHead}>
        <AppLink to={`/designations/${decree.id}`} className={classes.panelNumber}>
          {decree.number ?? t('designation.withoutNumber')}
        </AppLink>
        <StateBadge tone={tone}>{word}</StateBadge>
      </div>
      <span className={classes.small}>{facts.join(' · ')}</span>
    </li>
  )
}
