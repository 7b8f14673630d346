import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './editor.module.css'
import { findingPlace, findingSentence, ownLine, type ToldFinding } from './finding-words.ts'

type FindingListProps = {
  findings: readonly ToldFinding[]
  /** What is said where nothing was found. */
  nothing: string
  onGoTo: (line: number, column: number | null) => void
}

/** What the checks found, errors first; a line that belongs to this text leads there. */
export const FindingList = ({ findings, nothing, onGoTo }: FindingListProps) => {
  const t = useT()
  if (findings.length === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" />
        {nothing}
      </p>
    )
  }
  const sorted = findings.toSorted((first, second) => first.severity.localeCompare(second.severity))
  return (
    <ul className={classes.findings} aria-label={t('template.findings')}>
      {withKeys(sorted).map(({ finding, key }) => (
        <Finding key={key} finding={finding} onGoTo={onGoTo} />
      ))}
    </ul>
  )
}

const Finding = ({ finding, onGoTo }: { finding: ToldFinding; onGoTo: FindingListProps['onGoTo'] }) => {
  const t = useT()
  const { severity, code, detail, place } = finding
  const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle
  const where = findingPlace(t, finding)
  const line = ownLine(finding)
  return (
    <li className={classes.finding} data-severity={severity}>
      <Icon
        size={16}
        stroke={1.8}
        aria-label={t(severity === 'error' ? 'template.severityError' : 'template.severityWarning')}
      />
      <div>
        {line === null ? (
          where !== '' && <span className={classes.where}>{where}</span>
        ) : (
          <button type="button" className={classes.where} onClick={() => onGoTo(line, place?.column ?? null)}>
            {where}
          </button>
        )}
        <span>{findingSentence(t, finding)}</span>
        {code === 'compile' && <code className={classes.compilerWords}>{detail}</code>}
      </div>
    </li>
  )
}

/** Two findings may be alike in everything. */
const withKeys = (findings: readonly ToldFinding[]) => {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const name = JSON.stringify(finding)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { finding, key: `${name} ${count}` }
  })
}
