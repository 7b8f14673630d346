import type { AgreementParty } from '#shared/features/agreement/agreement.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agreement-page.module.css'
import { partyName } from './agreement-words.ts'

/** The parties side by side, each with its own number. */
export const PartiesCard = ({ parties }: { parties: readonly AgreementParty[] }) => {
  const t = useT()
  return (
    <SectionCard title={t('agreement.parties')}>
      <div className={classes.parties}>
        {parties.map((party, index) => (
          <div key={partyName(index)} className={classes.party}>
            <p className={classes.partyName}>{partyName(index)}</p>
            <p className={classes.institution}>{party.institution}</p>
            <p className={classes.number} data-missing={party.number === null || undefined}>
              {party.number === null
                ? t('agreement.numberMissing')
                : t('agreement.numberIs', { number: party.number })}
            </p>
            <FactList
              facts={[
                { label: t('agreement.representative'), value: party.representative, private: true },
                { label: t('agreement.representativeTitle'), value: party.representativeTitle },
                { label: t('agreement.authority'), value: party.authority },
                { label: t('agreement.address'), value: party.address },
              ]}
            />
          </div>
        ))}
      </div>
    </SectionCard>
  )
}
