import { Checkbox } from '@mantine/core'
import type { Agreement } from '#shared/features/agreement/agreement.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agreement-page.module.css'
import { partyName } from './agreement-words.ts'
import { keepAgreement } from './agreement.queries.ts'

/** What was agreed on, and which obligations are fulfilled; they are ticked off right here. */
export const ObligationsCard = ({ agreement }: { agreement: Agreement }) => {
  const t = useT()
  const { scope, obligations, parties } = agreement
  if (scope.length === 0 && obligations.length === 0) return null
  const fulfilled = obligations.filter((obligation) => obligation.fulfilled).length
  return (
    <SectionCard
      title={t('agreement.scopeAndObligations')}
      line={
        obligations.length === 0
          ? undefined
          : t('agreement.fulfilledOf', { fulfilled, total: obligations.length })
      }
    >
      {scope.length > 0 && (
        <>
          <p className={classes.listName}>{t('agreement.scope')}</p>
          <ol className={classes.scope}>
            {scope.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </>
      )}
      <div className={classes.parties}>
        {parties.map(({ institution }, index) => (
          <ObligationList
            key={partyName(index)}
            agreement={agreement}
            party={index + 1}
            institution={institution}
          />
        ))}
      </div>
    </SectionCard>
  )
}

type ObligationListProps = { agreement: Agreement; party: number; institution: string }

const ObligationList = ({ agreement, party, institution }: ObligationListProps) => {
  const t = useT()
  const { may } = useSession()
  const own = agreement.obligations
    .map((obligation, index) => ({ ...obligation, position: index + 1 }))
    .filter((obligation) => obligation.party === party)
  if (own.length === 0) return null
  const tick = async (position: number, fulfilled: boolean): Promise<void> => {
    const { id, version } = agreement
    try {
      await keepAgreement(await client.agreement.setObligation({ id, version, position, fulfilled }))
    } catch (error) {
      showError(error)
    }
  }
  return (
    <div>
      <p className={classes.listName}>{t('agreement.obligationsOf', { party: institution })}</p>
      <ul className={classes.obligations}>
        {own.map(({ position, text, fulfilled }) => (
          <li key={position}>
            <Checkbox
              label={text}
              checked={fulfilled}
              disabled={!may('agreement.write').allowed}
              onChange={({ currentTarget }) => void tick(position, currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
