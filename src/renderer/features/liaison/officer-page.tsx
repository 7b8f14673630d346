import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { IconTransfer } from '@tabler/icons-react'
import { isServing } from '#shared/features/liaison/liaison.rules.ts'
import type { OfficerDetail } from '#shared/features/liaison/liaison.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { AssignmentTable } from './assignment-table.tsx'
import { CopyListButton } from './copy-list-button.tsx'
import classes from './liaison.module.css'

/** One liaison officer: his villages of today as a list to hand over, and everything before. */
export const LiaisonOfficerPage = () => {
  const { officerId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(
    orpc.liaison.officer.queryOptions({ input: { id: officerId as OfficerDetail['officer']['id'] } }),
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <OfficerView detail={data} /> : null
}

const OfficerView = ({ detail: { officer, assignments } }: { detail: OfficerDetail }) => {
  const t = useT()
  const { day: today, may } = useSession()
  const now = assignments.filter((assignment) => isServing(assignment, today))
  const later = assignments.filter(({ fromOn }) => fromOn > today)
  const past = assignments.filter((assignment) => !now.includes(assignment) && !later.includes(assignment))
  const serves = now.length > 0
  return (
    <Page>
      <PageHeader
        title={officer.officerName}
        badge={
          <StateBadge tone={serves ? 'good' : 'neutral'}>
            {t(serves ? 'liaison.servesNow' : 'liaison.servesNot')}
          </StateBadge>
        }
        line={t('liaison.officerLine', { main: officer.mainCount, substitute: officer.substituteCount })}
        back={{ to: '/liaisons', label: t('common.navLiaisons') }}
        primary={
          officer.mainCount > 0 && (
            <ReasonedButton
              verdict={may('liaison.write')}
              leftSection={<IconTransfer size={16} />}
              onClick={() => goTo(`/liaisons/hand-over?from=${officer.id}`)}
            >
              {t('liaison.handOver')}
            </ReasonedButton>
          )
        }
      />
      <SectionCard>
        <FactList
          columns={3}
          facts={[
            { label: t('liaison.nip'), value: officer.officerNip, private: true },
            { label: t('liaison.phone'), value: officer.officerPhone, private: true },
            { label: t('liaison.firstOn'), value: formatDate(officer.firstOn) },
          ]}
        />
      </SectionCard>
      <SectionCard title={t('liaison.villagesNow')} actions={serves && <CopyListButton rows={now} />} flush>
        {serves ? (
          <AssignmentTable label={t('liaison.villagesNow')} rows={now} />
        ) : (
          <p className={classes.note}>{t('liaison.noVillagesNow')}</p>
        )}
      </SectionCard>
      {later.length > 0 && (
        <SectionCard title={t('liaison.villagesLater')} flush>
          <AssignmentTable label={t('liaison.villagesLater')} rows={later} />
        </SectionCard>
      )}
      {past.length > 0 && (
        <SectionCard title={t('liaison.villagesBefore')} line={t('liaison.villagesBeforeLine')} flush>
          <AssignmentTable label={t('liaison.villagesBefore')} rows={past} />
        </SectionCard>
      )}
    </Page>
  )
}
