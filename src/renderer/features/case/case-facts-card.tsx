import { Badge, Group, Spoiler, Text } from '@mantine/core'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { caseWarning } from '#shared/features/case/case.schema.ts'
import { formatDate, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './case-page.module.css'
import { channelKey, modusKey, warningSentence } from './case-words.ts'

type CaseFactsCardProps = { detail: CaseDetail; onEdit: (() => void) | undefined }

/** What is known of the event: where it was noticed, when and where it happened, modus and chronology. */
export const CaseFactsCard = ({ detail, onEdit }: CaseFactsCardProps) => {
  const t = useT()
  const { case: record, chronology } = detail
  const channel = [t(channelKey(record.channel)), record.channelDetail].filter(Boolean).join(' · ')
  const place = [record.eventPlace, detail.eventRegionName].filter(Boolean).join(', ')
  return (
    <SectionCard
      title={t('case.facts')}
      actions={
        onEdit && (
          <button type="button" className={classes.action} onClick={onEdit}>
            {t('common.edit')}
          </button>
        )
      }
    >
      <FactList
        columns={2}
        facts={[
          { label: t('case.channelLabel'), value: channel },
          { label: t('case.received'), value: formatInstant(record.receivedAt) },
          {
            label: t('case.recorded'),
            value: `${formatInstant(record.recordedAt)} · ${detail.enteredByName}`,
          },
          { label: t('case.eventOn'), value: record.eventOn && formatDate(record.eventOn) },
          { label: t('case.eventPlace'), value: place },
          { label: t('case.village'), value: <Origin detail={detail} /> },
        ]}
      />
      {record.modus.length > 0 && (
        <Group gap={6} mt="md" aria-label={t('case.modusLabel')}>
          {record.modus.map((modus) => (
            <Badge key={modus} variant="default" tt="none" fw={500} radius="sm">
              {t(modusKey(modus))}
            </Badge>
          ))}
        </Group>
      )}
      <h3 className={classes.subhead}>{t('case.chronology')}</h3>
      {chronology === '' ? (
        <Text c="dimmed">{t('case.chronologyNone')}</Text>
      ) : (
        <Spoiler maxHeight={88} showLabel={t('case.showMore')} hideLabel={t('case.showLess')}>
          <p className={classes.chronology} data-private>
            {chronology}
          </p>
        </Spoiler>
      )}
      <Overruled detail={detail} />
    </SectionCard>
  )
}

const Origin = ({ detail: { case: record, villageTitle, villageReportTicket } }: { detail: CaseDetail }) => {
  const t = useT()
  if (record.villageId === null && record.villageReportId === null) return t('common.emptyValue')
  return (
    <>
      {record.villageId !== null && <AppLink to={`/villages/${record.villageId}`}>{villageTitle}</AppLink>}
      {record.villageReportId !== null && (
        <>
          {' · '}
          <AppLink to={`/village-reports/${record.villageReportId}`}>{villageReportTicket}</AppLink>
        </>
      )}
    </>
  )
}

/** Warnings of this case itself; those of other features are told where they belong. */
const Overruled = ({ detail }: { detail: CaseDetail }) => {
  const t = useT()
  const own = detail.case.warnings.flatMap((warning) => {
    const known = caseWarning.safeParse(warning)
    return known.success ? [warningSentence(t, known.data)] : []
  })
  if (own.length === 0) return null
  return (
    <>
      <h3 className={classes.subhead}>{t('case.overruled')}</h3>
      <ul className={classes.overruled}>
        {[...new Set(own)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
