import { Alert } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './backup.module.css'
import { SalvageFigures } from './salvage-figures.tsx'
import { useSalvageReport } from './salvage.queries.ts'

/** Stands above every screen of a salvaged copy: what is missing in it, and what to do. */
export const SalvageStrip = () => {
  const t = useT()
  const report = useSalvageReport()
  if (!report) return null
  const { lost, tables, doubtful } = report
  const figures = {
    lost: formatNumber(lost),
    tables: formatNumber(tables),
    doubtful: formatNumber(doubtful),
  }
  const loss =
    lost > 0
      ? t('backup.salvageLoss', figures)
      : t(doubtful > 0 ? 'backup.salvageLossDoubtful' : 'backup.salvageLossNone', figures)
  return (
    <Alert className={classes.strip} color="red" icon={<IconLifebuoy size={18} />}>
      {t('backup.salvageStrip', { loss })}
      <details className={classes.details}>
        <summary>{t('backup.salvageDetails')}</summary>
        <SalvageFigures report={report} />
      </details>
    </Alert>
  )
}
