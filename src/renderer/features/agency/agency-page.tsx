import { Alert, Button } from '@mantine/core'
import { IconArrowRight, IconCalendarOff, IconPencil, IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgencyDetail } from '#shared/features/agency/agency-directory.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { AgencyReferralsCard } from '#renderer/features/referral/agency-referrals-card.tsx'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { AgencyNeedsCard } from './agency-needs-card.tsx'
import { kindKey, validityOf } from './agency-words.ts'
import { useAgency } from './agency.queries.ts'
import classes from './agency.module.css'
import { EndAgencyDialog } from './end-agency-dialog.tsx'
import { OfficialsCard } from './officials-card.tsx'
import { UnitsCard } from './units-card.tsx'

export const AgencyPage = () => {
  const { data, error, refetch } = useAgency()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <AgencyView key={data.agency.id} detail={data} /> : null
}

const AgencyView = ({ detail }: { detail: AgencyDetail }) => {
  const t = useT()
  const { may, day } = useSession()
  const [ending, setEnding] = useState(false)
  const { agency } = detail
  const mayWrite = may('agency.write')
  const { tone, label } = validityOf(agency, day)
  const edit = (): void => goTo(`/agencies/${agency.id}/edit`)
  usePageKey('e', mayWrite.allowed ? edit : undefined)
  return (
    <Page>
      <PageHeader
        title={agency.name}
        badge={<StateBadge tone={tone}>{t(label)}</StateBadge>}
        line={[agency.shortName, t(kindKey(agency.kind)), agency.city].filter(Boolean).join(' · ')}
        back={{ to: '/agencies', label: t('agency.title') }}
        primary={
          <ReasonedButton verdict={mayWrite} leftSection={<IconPencil size={16} />} onClick={edit}>
            {t('common.edit')}
          </ReasonedButton>
        }
        otherSteps={[
          {
            label: t('agency.makeSuccessor'),
            icon: <IconReplace size={16} stroke={1.6} />,
            verdict: mayWrite,
            run: () => goTo(`/agencies/new?replaces=${agency.id}`),
          },
          {
            label: t('agency.end'),
            icon: <IconCalendarOff size={16} stroke={1.6} />,
            verdict: mayWrite,
            run: () => setEnding(true),
          },
        ]}
      />
      <SuccessorNote detail={detail} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <AgencyFacts detail={detail} />
          <UnitsCard detail={detail} />
          <OfficialsCard detail={detail} />
          <SectionCard title={t('common.historyTitle')}>
            <HistoryPanel kind="agency" id={agency.id} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          <AgencyReferralsCard agencyId={agency.id} />
          <JurisdictionCard detail={detail} />
          <AgencyNeedsCard kind={agency.kind} />
          <ValidityCard detail={detail} />
        </div>
      </div>
      {ending && <EndAgencyDialog detail={detail} onClose={() => setEnding(false)} />}
    </Page>
  )
}

/** Whoever comes here through an old letter is led to the one that answers now. */
const SuccessorNote = ({ detail: { agency, replacedBy } }: { detail: AgencyDetail }) => {
  const t = useT()
  if (!replacedBy || agency.validUntil === null) return null
  return (
    <Alert color="navy" variant="light" icon={<IconReplace size={18} />}>
      <div className={classes.note}>
        <span>
          {t('agency.replacedText', { date: formatDate(agency.validUntil), name: replacedBy.name })}
        </span>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconArrowRight size={14} />}
          onClick={() => goTo(`/agencies/${replacedBy.id}`)}
        >
          {t('agency.openSuccessor')}
        </Button>
      </div>
    </Alert>
  )
}

const AgencyFacts = ({ detail: { agency } }: { detail: AgencyDetail }) => {
  const t = useT()
  return (
    <SectionCard title={t('agency.facts')}>
      <FactList
        columns={2}
        facts={[
          { label: t('agency.addressee'), value: agency.addressee },
          { label: t('agency.city'), value: agency.city },
          { label: t('agency.address'), value: agency.address },
          { label: t('agency.phone'), value: agency.phone },
          { label: t('agency.email'), value: agency.email },
          { label: t('agency.hours'), value: agency.hours },
          ...(agency.note === null
            ? []
            : [{ label: t('agency.note'), value: <span className={classes.text}>{agency.note}</span> }]),
        ]}
      />
    </SectionCard>
  )
}

const JurisdictionCard = ({ detail: { regions } }: { detail: AgencyDetail }) => {
  const t = useT()
  return (
    <SectionCard title={t('agency.jurisdiction')}>
      {regions.length === 0 ? (
        <p className={classes.quiet}>{t('agency.everywhereText')}</p>
      ) : (
        <ul className={classes.regions}>
          {regions.map(({ code, name }) => (
            <li key={code}>
              <span>{code.length === 2 ? t('agency.province', { name }) : name}</span>
              <span className={classes.code}>{code}</span>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}

const ValidityCard = ({ detail: { agency, replacedBy, replaces } }: { detail: AgencyDetail }) => {
  const t = useT()
  const link = ({ id, name }: { id: string; name: string }) => (
    <AppLink key={id} to={`/agencies/${id}`} className={classes.linked}>
      {name}
    </AppLink>
  )
  return (
    <SectionCard title={t('agency.period')}>
      <FactList
        facts={[
          { label: t('agency.validFrom'), value: formatDate(agency.validFrom) },
          {
            label: t('agency.validUntil'),
            value: agency.validUntil === null ? t('agency.openEnd') : formatDate(agency.validUntil),
          },
          ...(replaces.length > 0
            ? [
                {
                  label: t('agency.replaces'),
                  value: <div className={classes.links}>{replaces.map((one) => link(one))}</div>,
                },
              ]
            : []),
          ...(replacedBy ? [{ label: t('agency.replacedBy'), value: link(replacedBy) }] : []),
          { label: t('agency.source'), value: agency.source },
        ]}
      />
    </SectionCard>
  )
}
