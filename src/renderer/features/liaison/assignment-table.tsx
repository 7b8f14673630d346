import { Checkbox } from '@mantine/core'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { OfficerAssignment } from '#shared/features/liaison/liaison.schema.ts'
import { stateKey, stateTones } from '#renderer/features/village/village-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { periodText } from './liaison-words.ts'
import classes from './liaison.module.css'

type AssignmentTableProps = {
  label: string
  rows: readonly OfficerAssignment[]
  /** Check boxes before the rows. */
  selection?: { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void }
}

/** Villages of an officer with whom to call and since when: what a successor needs in hand. */
export const AssignmentTable = ({ label, rows, selection }: AssignmentTableProps) => {
  const t = useT()
  const toggle = (villageId: string): void => {
    if (!selection) return
    const next = new Set(selection.selected)
    if (!next.delete(villageId)) next.add(villageId)
    selection.onChange(next)
  }
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {selection && <th scope="col" className={classes.check} aria-label={t('liaison.chosen')} />}
          <th scope="col">{t('liaison.village')}</th>
          <th scope="col">{t('liaison.head')}</th>
          <th scope="col">{t('liaison.phone')}</th>
          <th scope="col">{t('liaison.period')}</th>
          <th scope="col">{t('liaison.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, village, headName, headPhone, ...assignment }) => (
          <tr key={id}>
            {selection && (
              <td className={classes.check}>
                <Checkbox
                  size="xs"
                  checked={selection.selected.has(village.id)}
                  onChange={() => toggle(village.id)}
                  aria-label={villageTitle(village)}
                />
              </td>
            )}
            <td>
              <AppLink to={`/villages/${village.id}`} className={classes.name}>
                {villageTitle(village)}
              </AppLink>
              <span className={classes.detail}>
                {village.districtName}, {village.regencyName}
              </span>
            </td>
            <td data-private>
              {headName ?? t('common.emptyValue')}
              <span className={classes.detail}>{village.headTitle}</span>
            </td>
            <td className="figures" data-private>
              {headPhone ?? t('common.emptyValue')}
            </td>
            <td className="figures">
              {periodText(t, assignment)}
              <span className={classes.detail}>
                {t(assignment.kind === 'main' ? 'liaison.main' : 'liaison.substitute')}
              </span>
            </td>
            <td>
              <StateBadge tone={stateTones[village.state]}>{t(stateKey(village.state))}</StateBadge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
