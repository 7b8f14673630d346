import type { Holdings, RestorePreview } from '#shared/features/backup/backup.schema.ts'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { actionLabel } from '#renderer/i18n/labels.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './backup.module.css'

const counted = ['cases', 'villages', 'officers', 'papers', 'files'] as const satisfies (keyof Holdings)[]

/** What a backup holds beside what is there now, its last acts, and what would be lost. */
export const PreviewCard = ({ preview }: { preview: RestorePreview }) => {
  const t = useT()
  const { holds, now, lastActs, lostActs, isOlder, madeAt, officeName } = preview
  return (
    <div className={classes.preview}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              {officeName} · {t('backup.previewOf', { at: formatInstant(madeAt) })}
            </th>
            <th scope="col" className={classes.number}>
              {t('backup.held')}
            </th>
            {now && (
              <th scope="col" className={classes.number}>
                {t('backup.now')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {counted.map((name) => (
            <tr key={name}>
              <td>{t(`backup.${name}`)}</td>
              <td className={classes.number}>{formatNumber(holds[name])}</td>
              {now && <td className={classes.number}>{formatNumber(now[name])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.lost}>
        {lostActs === null
          ? t('backup.lostUnknown')
          : lostActs === 0
            ? t('backup.lostNone')
            : t('backup.lost', { count: formatNumber(lostActs) })}
        {isOlder && ` ${t('backup.older')}`}
      </p>
      <ul className={classes.acts} aria-label={t('backup.lastActs')}>
        {lastActs.map(({ action, at, officerName }) => (
          <li key={`${action} ${at.getTime()}`}>
            <span>
              {actionLabel(action)} · {officerName ?? t('common.historySystem')}
            </span>
            <span>{formatInstant(at)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
