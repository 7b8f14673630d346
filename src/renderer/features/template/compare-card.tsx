import { Select, Skeleton } from '@mantine/core'
import { IconArrowNarrowRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type DiffLine, diffLines, foldSame } from '#shared/features/template/line-diff.rules.ts'
import type { TemplateDetail, TemplateVersion } from '#shared/features/template/template.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { useSource } from './template.queries.ts'
import classes from './template.module.css'

const program = 'program'

/** The newest version beside what it would take the place of. */
const firstPair = (versions: readonly TemplateVersion[]): [from: string, to: string] => {
  const [newest] = versions
  const inUse = versions.find(({ state }) => state === 'approved')
  if (!newest) return [program, program]
  return [inUse && inUse.id !== newest.id ? inUse.id : program, newest.id]
}

/** What one version says otherwise than another or than the program's own template, line by line. */
export const CompareCard = ({ detail }: { detail: TemplateDetail }) => {
  const t = useT()
  const { versions } = detail
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({})
  const [usualFrom, usualTo] = firstPair(versions)
  const from = chosen.from ?? usualFrom
  const to = chosen.to ?? usualTo
  const options = [
    ...versions.map(({ id, number, title }) => ({
      value: id as string,
      label: `${t('template.version', { number })} · ${title}`,
    })),
    { value: program, label: t('template.programTemplate') },
  ]
  if (versions.length === 0) return null
  return (
    <SectionCard flush title={t('template.compare')}>
      <div className={classes.compareTools}>
        <Select
          aria-label={t('template.compareFrom')}
          data={options}
          value={from}
          allowDeselect={false}
          w={320}
          onChange={(value) => setChosen({ ...chosen, from: value ?? usualFrom })}
        />
        <IconArrowNarrowRight size={18} stroke={1.6} aria-hidden="true" />
        <Select
          aria-label={t('template.compareTo')}
          data={options}
          value={to}
          allowDeselect={false}
          w={320}
          onChange={(value) => setChosen({ ...chosen, to: value ?? usualTo })}
        />
      </div>
      <Differences from={from} to={to} programSource={detail.programSource} />
    </SectionCard>
  )
}

type DifferencesProps = { from: string; to: string; programSource: string }

const Differences = ({ from, to, programSource }: DifferencesProps) => {
  const old = useSource(from === program ? undefined : from)
  const now = useSource(to === program ? undefined : to)
  const oldText = from === program ? programSource : old.data?.source
  const newText = to === program ? programSource : now.data?.source
  const failed = [old, now].find(({ error }) => error)
  const late = useDelayed(oldText === undefined || newText === undefined)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (oldText === undefined || newText === undefined) return late ? <Skeleton height={160} /> : null
  return <DiffView before={oldText} after={newText} />
}

const marks: Record<DiffLine['kind'], string> = { same: '', removed: '−', added: '+' }

/** Removed and added lines, told by their sign and not by colour alone. */
const DiffView = ({ before, after }: { before: string; after: string }) => {
  const t = useT()
  const lines = useMemo(() => diffLines(before, after), [before, after])
  const countOf = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length
  if (countOf('added') + countOf('removed') === 0) {
    return <p className={classes.nothing}>{t('template.compareSame')}</p>
  }
  return (
    <>
      <p className={classes.compareCounts}>
        {t('template.compareCounts', {
          added: formatNumber(countOf('added')),
          removed: formatNumber(countOf('removed')),
        })}
      </p>
      <div className={classes.diff} tabIndex={0} role="group" aria-label={t('template.compare')}>
        <table>
          <tbody>
            {withKeys(foldSame(lines)).map(({ line, key }) =>
              line.kind === 'gap' ? (
                <tr key={key} className={classes.gap}>
                  <td colSpan={4}>{t('template.compareGap', { count: formatNumber(line.lines) })}</td>
                </tr>
              ) : (
                <tr key={key} data-kind={line.kind}>
                  <td className={classes.number}>{line.before}</td>
                  <td className={classes.number}>{line.after}</td>
                  <td className={classes.sign}>{marks[line.kind]}</td>
                  <td className={classes.text}>{line.text}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A line is known by where it stands in either text, a gap by the line before it. */
const withKeys = (lines: ReturnType<typeof foldSame>) => {
  let last = 'start'
  return lines.map((line) => {
    const key = line.kind === 'gap' ? `gap after ${last}` : `${line.kind} ${line.before} ${line.after}`
    last = key
    return { line, key }
  })
}
