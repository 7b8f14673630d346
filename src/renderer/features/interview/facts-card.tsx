import type { InterviewDetail } from '#shared/features/interview/interview.schema.ts'
import { useColleagues } from '#renderer/features/case/case.queries.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { startOf, type FactsValues } from './facts-values.ts'
import { kindKey } from './interview-words.ts'
import classes from './interview.module.css'

type FactsCardProps = {
  facts: FactsValues
  detail: InterviewDetail
  onEdit?: (() => void) | undefined
}

/** When, where, by whom and on what ground. */
export const FactsCard = ({ facts, detail: { interview, subject }, onEdit }: FactsCardProps) => {
  const t = useT()
  const colleagues = useColleagues().data?.officers ?? []
  const officer =
    facts.officerId === interview.officerId
      ? interview.officerName
      : colleagues.find(({ id }) => id === facts.officerId)?.fullName
  const startedAt = startOf(facts)
  const guardian = [facts.guardian, facts.guardianRelation].filter((text) => text !== '').join(' · ')
  return (
    <SectionCard
      title={t('interview.occasion')}
      actions={
        onEdit && (
          <button type="button" className={classes.action} onClick={onEdit}>
            {t('common.edit')}
          </button>
        )
      }
    >
      <FactList
        facts={[
          { label: t('interview.kindLabel'), value: t(kindKey(facts.kind)) },
          { label: t('interview.started'), value: startedAt && formatInstant(startedAt) },
          ...(interview.endedAt && interview.state === 'finished'
            ? [{ label: t('interview.ended'), value: formatInstant(interview.endedAt) }]
            : []),
          { label: t('interview.place'), value: facts.place },
          {
            label: t('interview.officer'),
            value: [officer, facts.secondOfficer].filter(Boolean).join(', '),
          },
          ...(facts.spokenLanguage === '' && facts.interpreter === ''
            ? []
            : [
                { label: t('interview.spokenLanguage'), value: facts.spokenLanguage },
                { label: t('interview.interpreter'), value: facts.interpreter, private: true },
              ]),
          ...(subject.isChild || guardian !== ''
            ? [{ label: t('interview.guardian'), value: guardian, private: true }]
            : []),
          { label: t('interview.basis'), value: <span className={classes.prose}>{facts.basis}</span> },
        ]}
      />
    </SectionCard>
  )
}
