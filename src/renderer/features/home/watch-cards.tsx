import type { ReactNode } from 'react'
import type { ExpiringAgreement, HomeDue, HomeVillage } from '#shared/features/home/home.schema.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT, type MessageKey } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge, type Tone } from '#renderer/ui/state-badge.tsx'
import classes from './home.module.css'

/** What is not work of today but should not be forgotten: agreements that end, villages that lack something. */
export const WatchCards = ({ due }: { due: HomeDue }) => {
  const t = useT()
  return (
    <div className={classes.watch}>
      <WatchCard
        title={t('home.expiring')}
        total={due.expiring.total}
        to="/agreements?state=due"
        nothing={t('home.expiringNothing')}
      >
        {due.expiring.items.slice(0, shown).map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} />
        ))}
      </WatchCard>
      <WatchCard
        title={t('home.withoutLiaison')}
        total={due.withoutLiaison.total}
        to="/villages?withoutLiaison=true"
        nothing={t('home.withoutLiaisonNothing')}
      >
        {due.withoutLiaison.items.slice(0, shown).map((village) => (
          <VillageLine key={village.villageId} village={village} since="home.lastLiaison" />
        ))}
      </WatchCard>
      <WatchCard
        title={t('home.withoutCertificate')}
        total={due.withoutCertificate.total}
        to="/designations"
        nothing={t('home.withoutCertificateNothing')}
      >
        {due.withoutCertificate.items.slice(0, shown).map((village) => (
          <VillageLine key={village.villageId} village={village} since="home.designatedOn" />
        ))}
      </WatchCard>
    </div>
  )
}

const shown = 5

type WatchCardProps = { title: string; total: number; to: string; nothing: string; children: ReactNode }

const WatchCard = ({ title, total, to, nothing, children }: WatchCardProps) => {
  const t = useT()
  return (
    <SectionCard
      title={title}
      actions={
        total > 0 && (
          <AppLink to={to} className={classes.all}>
            {t('home.all', { count: formatNumber(total) })}
          </AppLink>
        )
      }
    >
      {total === 0 ? (
        <p className={classes.nothing}>{nothing}</p>
      ) : (
        <ul className={classes.lines}>{children}</ul>
      )}
    </SectionCard>
  )
}

const expiryTones: Record<ExpiringAgreement['state'], Tone> = {
  expiring180: 'neutral',
  expiring90: 'waiting',
  expiring30: 'warning',
}

const AgreementLine = ({ agreement }: { agreement: ExpiringAgreement }) => {
  const t = useT()
  const { id, title, lastDay, remainingDays, state } = agreement
  return (
    <li className={classes.line}>
      <div className={classes.lineText}>
        <AppLink to={`/agreements/${id}`}>{title}</AppLink>
        {lastDay !== null && (
          <div className={classes.lineDetail}>{t('home.until', { on: formatListDate(lastDay) })}</div>
        )}
      </div>
      {remainingDays !== null && (
        <StateBadge tone={expiryTones[state]}>
          {t('home.daysLeft', { days: formatNumber(remainingDays) })}
        </StateBadge>
      )}
    </li>
  )
}

const VillageLine = ({ village, since }: { village: HomeVillage; since: MessageKey }) => {
  const t = useT()
  return (
    <li className={classes.line}>
      <div className={classes.lineText}>
        <AppLink to={`/villages/${village.villageId}`}>{village.title}</AppLink>
        {village.since !== null && (
          <div className={classes.lineDetail}>{t(since, { on: formatListDate(village.since) })}</div>
        )}
      </div>
    </li>
  )
}
