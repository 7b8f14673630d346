import type { ReactNode } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './fact-list.module.css'

export type Fact = {
  label: string
  /** Nothing, an empty text or null is shown as a dash. */
  value: ReactNode
  /** Blurred by F9. */
  private?: boolean
}

/** Labels and values of a record. One column in narrow places, two where there is room. */
export const FactList = ({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) => {
  const t = useT()
  return (
    <dl className={classes.facts} data-columns={columns}>
      {facts.map(({ label, value, private: isPrivate }) => (
        <div key={label} className={classes.fact}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value} data-private={isPrivate || undefined}>
            {value === null || value === undefined || value === '' ? t('common.emptyValue') : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
