import { useState } from 'react'
import type { Reporter, VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './village-report.module.css'

/** Whoever told it: covered, because he lives next door to those he tells of. */
export const ReporterCard = ({ report }: { report: VillageReport }) => {
  const t = useT()
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Reporter>()
  const { id, reporterName, reporterRole, reporterPhone } = report
  const isKnown = reporterName !== null || reporterPhone !== null
  const reveal = async (reason: string): Promise<void> =>
    setOpened(await client.villageReport.reveal({ id, reason: reason.slice(0, 200) }))
  return (
    <SectionCard
      title={t('villageReport.reporterSection')}
      actions={
        isKnown &&
        (opened ? (
          <button type="button" className={classes.link} onClick={() => setOpened(undefined)}>
            {t('villageReport.cover')}
          </button>
        ) : (
          <ReasonedButton
            size="xs"
            variant="default"
            verdict={may('subject.reveal')}
            onClick={() => setAsking(true)}
          >
            {t('villageReport.reveal')}
          </ReasonedButton>
        ))
      }
    >
      {isKnown || reporterRole !== null ? (
        <FactList
          facts={[
            { label: t('villageReport.reporterName'), value: opened?.name ?? reporterName, private: true },
            { label: t('villageReport.reporterRole'), value: reporterRole },
            {
              label: t('villageReport.reporterPhone'),
              value: (
                <span className="figures">{opened?.phone ?? reporterPhone ?? t('common.emptyValue')}</span>
              ),
              private: true,
            },
          ]}
        />
      ) : (
        <p className={classes.nothing}>{t('villageReport.noReporter')}</p>
      )}
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('villageReport.revealTitle')}
        confirmLabel={t('villageReport.reveal')}
        onConfirm={reveal}
      >
        {t('villageReport.revealText')}
      </ReasonDialog>
    </SectionCard>
  )
}
