import type { AgreementDetail } from '#shared/features/agreement/agreement.schema.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './agreement-page.module.css'
import { kindKey, stateKey, stateTones } from './agreement-words.ts'

/** The agreement and its addenda in the order they were signed. */
export const ChainCard = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { chain, agreement } = detail
  if (chain.length < 2) return null
  return (
    <SectionCard title={t('agreement.chain')} line={t('agreement.chainLine')} flush>
      <ol className={classes.rows}>
        {chain.map(({ id, kind, startsOn, endsOn, openEnded, state }, index) => {
          const name = index === 0 ? t(kindKey(kind)) : t('agreement.addendumNumber', { number: index })
          const date = (value: string | null): string => (value === null ? '…' : formatListDate(value))
          const end = openEnded ? t('agreement.openEndedShort') : date(endsOn)
          return (
            <li key={id} className={classes.row} data-current={id === agreement.id || undefined}>
              <div className={classes.rowText}>
                {id === agreement.id ? (
                  <span className={classes.rowTitle} aria-current="page">
                    {name}
                  </span>
                ) : (
                  <AppLink to={`/agreements/${id}`} className={classes.rowTitle}>
                    {name}
                  </AppLink>
                )}
                <span className={classes.rowLine}>
                  {date(startsOn)} – {end}
                </span>
              </div>
              <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
            </li>
          )
        })}
      </ol>
    </SectionCard>
  )
}
