import { IconEye, IconFilePlus } from '@tabler/icons-react'
import type { TemplateVersion } from '#shared/features/template/template.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { RowMenu } from '#renderer/features/village/row-menu.tsx'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { editorPath, stateWords } from './template-words.ts'
import classes from './template.module.css'

type VersionTableProps = {
  /** Newest first. */
  versions: readonly TemplateVersion[]
  canStart: Verdict
  onStart: (from: TemplateVersion['id']) => void
}

/** Every version of an office's template; nothing is ever thrown away. */
export const VersionTable = ({ versions, canStart, onStart }: VersionTableProps) => {
  const t = useT()
  if (versions.length === 0) return <p className={classes.nothing}>{t('template.versionsNone')}</p>
  return (
    <table className={classes.table} aria-label={t('template.versions')}>
      <thead>
        <tr>
          <th scope="col">{t('template.columnVersion')}</th>
          <th scope="col">{t('template.columnState')}</th>
          <th scope="col">{t('template.columnMade')}</th>
          <th scope="col">{t('template.columnApproved')}</th>
          <th scope="col" className={classes.count}>
            {t('template.columnPapers')}
          </th>
          <th scope="col" className={classes.menu} aria-label={t('template.rowActions')} />
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <Row key={version.id} version={version} canStart={canStart} onStart={onStart} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Omit<VersionTableProps, 'versions'> & { version: TemplateVersion }

const Row = ({ version, canStart, onStart }: RowProps) => {
  const t = useT()
  const { id, number, title, changeNote, state, madeBy, madeAt, approvedBy, approvedAt, papers } = version
  const { tone, word } = stateWords[state]
  const name = t('template.version', { number })
  return (
    <tr data-faded={state === 'retired' || undefined}>
      <th scope="row">
        <div className={classes.lines}>
          <AppLink to={editorPath(id)} className={classes.name}>
            {name}
          </AppLink>
          <span className={classes.quiet}>{title}</span>
          {changeNote !== null && <span className={classes.quiet}>{changeNote}</span>}
        </div>
      </th>
      <td>
        <StateBadge tone={tone}>{t(word)}</StateBadge>
      </td>
      <td>
        <Who name={madeBy} at={madeAt} />
      </td>
      <td>
        {approvedBy !== null && approvedAt !== null ? (
          <Who name={approvedBy} at={approvedAt} />
        ) : (
          t('common.emptyValue')
        )}
      </td>
      <td className={classes.count}>{formatNumber(papers)}</td>
      <td className={classes.menu}>
        <RowMenu
          label={t('template.versionActions', { name })}
          entries={[
            {
              label: t('template.openText'),
              icon: <IconEye size={16} stroke={1.6} />,
              run: () => goTo(editorPath(id)),
            },
            {
              label: t('template.startFromThis'),
              icon: <IconFilePlus size={16} stroke={1.6} />,
              reason: verdictReason(canStart),
              run: () => onStart(id),
            },
          ]}
        />
      </td>
    </tr>
  )
}

const Who = ({ name, at }: { name: string; at: Date }) => (
  <div className={classes.lines}>
    <span>{name}</span>
    <span className={classes.quiet}>{formatInstant(at)}</span>
  </div>
)
