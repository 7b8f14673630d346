import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './backup.module.css'

const columns = ['rows', 'restored', 'doubtful', 'lost'] as const
const titles = {
  rows: 'backup.salvageColumnRows',
  restored: 'backup.salvageColumnRestored',
  doubtful: 'backup.salvageColumnDoubtful',
  lost: 'backup.salvageColumnLost',
} as const

/** What became of the rows of a damaged store, part by part, and what the figures mean. */
export const SalvageFigures = ({ report }: { report: SalvageReport }) => {
  const t = useT()
  const { areas, filesLost, actsLost } = report
  const notes = [
    ...(filesLost > 0 ? [t('backup.salvageFiles', { count: formatNumber(filesLost) })] : []),
    ...(actsLost === null ? [t('backup.salvageActsUnknown')] : []),
    ...(actsLost !== null && actsLost > 0
      ? [t('backup.salvageActs', { count: formatNumber(actsLost) })]
      : []),
  ]
  return (
    <>
      <table className={`${classes.table} ${classes.figures}`}>
        <thead>
          <tr>
            <th scope="col">{t('backup.salvageColumnArea')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes.number}>
                {t(titles[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.area}>
              <td>{t(`backup.salvageArea.${area.area}`)}</td>
              {columns.map((column) => (
                <td key={column} className={classes.number}>
                  {formatNumber(area[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} className={classes.lost}>
          {note}
        </p>
      ))}
      <p className={classes.meaning}>{t('backup.salvageWhat')}</p>
    </>
  )
}
