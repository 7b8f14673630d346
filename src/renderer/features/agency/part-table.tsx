import { IconCalendarOff, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isValidOn } from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { RowMenu } from '#renderer/features/village/row-menu.tsx'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { periodText } from './agency-words.ts'
import classes from './agency.module.css'

type Part = { id: string; phone: string | null; validFrom: PlainDate; validUntil: PlainDate | null }

type PartTableProps<Row extends Part> = {
  label: string
  rows: readonly Row[]
  heads: readonly [first: string, second: string]
  /** Name and what stands under it. */
  renderFirst: (row: Row) => ReactNode
  renderSecond: (row: Row) => ReactNode
  nameOf: (row: Row) => string
  onEdit: (row: Row) => void
  onEnd: (row: Row) => void
}

/** Units or officials of an agency; those that are over are paler and stand last. */
export const PartTable = <Row extends Part>(props: PartTableProps<Row>) => {
  const { label, rows, heads, renderFirst, renderSecond, nameOf, onEdit, onEnd } = props
  const t = useT()
  const { day, may } = useSession()
  const mayWrite = may('agency.write').allowed
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
          <th scope="col">{t('agency.phone')}</th>
          <th scope="col">{t('agency.period')}</th>
          {mayWrite && <th scope="col" className={classes.menu} aria-label={t('agency.rowActions')} />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-faded={!isValidOn(row, day) || undefined}>
            <td>{renderFirst(row)}</td>
            <td>{renderSecond(row)}</td>
            <td className="figures">{row.phone ?? t('common.emptyValue')}</td>
            <td className="figures">{periodText(t, row)}</td>
            {mayWrite && (
              <td className={classes.menu}>
                <RowMenu
                  label={t('agency.partActions', { name: nameOf(row) })}
                  entries={[
                    {
                      label: t('common.edit'),
                      icon: <IconPencil size={16} stroke={1.6} />,
                      run: () => onEdit(row),
                    },
                    {
                      label: t('agency.endPart'),
                      icon: <IconCalendarOff size={16} stroke={1.6} />,
                      run: () => onEnd(row),
                    },
                  ]}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
