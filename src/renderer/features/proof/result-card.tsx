import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { isStaleList } from '#shared/features/proof/proof.rules.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import type { ProofCheck } from '#shared/features/proof/proof.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT, type Translate } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { FactList, type Fact } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './proof.module.css'
import { kindWords, resultWords } from './proof-words.ts'

const icons = { good: IconCircleCheck, warning: IconAlertTriangle, bad: IconCircleX }

/** The answer in one word, what follows from it, and what has to be compared by eye. */
export const ResultCard = ({ check }: { check: ProofCheck }) => {
  const t = useT()
  const { result, facts, askedByShortCode } = check
  const { word, text, tone } = resultWords[result]
  const Icon = icons[tone]
  return (
    <SectionCard title={t('proof.result')}>
      <div className={classes.banner} data-tone={tone} role="status">
        <Icon size={36} stroke={1.6} />
        <div>
          <p className={classes.word}>{t(word)}</p>
          <p className={classes.sentence}>{t(text)}</p>
        </div>
      </div>
      {facts && (
        <>
          <p className={classes.compare}>{t('proof.compare')}</p>
          <p className={classes.compareText}>
            {t(askedByShortCode ? 'proof.askedByShortCode' : 'proof.compareText')}
            {facts.kind !== 'certificate' && ` ${t('proof.compareLetter')}`}
          </p>
          <FactList facts={factsOf(t, check, facts)} />
        </>
      )}
      <Basis check={check} />
    </SectionCard>
  )
}

const factsOf = (t: Translate, check: ProofCheck, facts: NonNullable<ProofCheck['facts']>): Fact[] => [
  { label: t('proof.factKind'), value: t(kindWords[facts.kind]) },
  ...(facts.kind === 'certificate' ? [{ label: t('proof.factVillage'), value: facts.village }] : []),
  { label: t('proof.factNumber'), value: facts.number ?? t('proof.numberLater') },
  ...(facts.kind === 'certificate' ? [{ label: t('proof.factSerial'), value: facts.serial }] : []),
  { label: t('proof.factDatedOn'), value: formatDate(facts.datedOn) },
  { label: t('proof.factOffice'), value: facts.office },
  ...(facts.kind === 'certificate' ? [{ label: t('proof.factRegionCode'), value: facts.regionCode }] : []),
  { label: t('proof.factIssuedOn'), value: formatDate(facts.issuedOn) },
  { label: t('proof.shortCode'), value: check.shortCode },
  ...(check.document
    ? [
        {
          label: t('proof.registered'),
          value: <Registered document={check.document} kind={t(kindWords[facts.kind])} />,
        },
      ]
    : []),
]

type RegisteredProps = { document: NonNullable<ProofCheck['document']>; kind: string }

const Registered = ({ document, kind }: RegisteredProps) => {
  const t = useT()
  const { id, label, stateReason, successor } = document
  return (
    <>
      <AppLink to={`/documents/${id}`}>{label ?? kind}</AppLink>
      {stateReason !== null && <div>{t('proof.endedBecause', { reason: stateReason })}</div>}
      {successor && (
        <div>
          <AppLink to={`/documents/${successor.id}`}>
            {t('proof.successor', { serial: successor.serial ?? successor.number ?? kind })}
          </AppLink>
        </div>
      )}
    </>
  )
}

/** Whose word it is, and how old. */
const Basis = ({ check: { office, asOf, foreignRoots, keptList } }: { check: ProofCheck }) => {
  const t = useT()
  const { day } = useSession()
  const foreign = foreignRoots.length > 0
  const word = keptList ? 'proof.asOfKept' : foreign ? 'proof.asOf' : 'proof.asOfRegister'
  return (
    <div className={classes.asOf}>
      <p>{t(word, { office, date: formatDate(asOf) })}</p>
      {foreign && isStaleList(asOf, day) && (
        <p className={classes.stale}>{t('proof.pageListOld', { count: daysBetween(asOf, day) })}</p>
      )}
      {foreign && !keptList && <p>{t('proof.foreignRoots', { roots: foreignRoots.join(', ') })}</p>}
    </div>
  )
}
