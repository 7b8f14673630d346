import { IconAlertCircle, IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { IdentityWarning } from '#shared/features/identity/identity.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './findings.module.css'
import { identityWarningSentence } from './identity-words.ts'

type FindingsProps = {
  /** What the value itself tells, beside a check mark. */
  told?: string | undefined
  /** What cannot be; already a sentence. */
  error?: string | undefined
  warnings: readonly IdentityWarning[]
}

/** Under a field: what it tells, what cannot be, and what is unlikely, each with its own mark. */
export const Findings = ({ told, error, warnings }: FindingsProps): ReactNode => {
  const t = useT()
  if (told === undefined && error === undefined && warnings.length === 0) return null
  return (
    <span className={classes.findings} aria-live="polite">
      {error !== undefined && (
        <span className={classes.finding} data-tone="bad">
          <IconAlertCircle size={14} stroke={1.9} />
          {error}
        </span>
      )}
      {told !== undefined && (
        <span className={classes.finding} data-tone="good" data-private>
          <IconCheck size={14} stroke={2} />
          {told}
        </span>
      )}
      {warnings.map((warning) => (
        <span key={warning.code} className={classes.finding} data-tone="warning" data-private>
          <IconAlertTriangle size={14} stroke={1.9} />
          {identityWarningSentence(t, warning)}
        </span>
      ))}
    </span>
  )
}
