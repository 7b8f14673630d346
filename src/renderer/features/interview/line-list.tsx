import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useRef } from 'react'
import { largestLineList } from '#shared/features/interview/interview.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { LineRow, lineFieldId } from './line-row.tsx'
import type { LineActions, LinesState } from './use-lines.ts'
import classes from './lines.module.css'

type LineListProps = { state: LinesState & { actions: LineActions } }

/** The sheet on which questions and answers are typed. */
export const LineList = ({ state }: LineListProps) => {
  const t = useT()
  const { lines, removed, focus, actions } = state
  const current = useRef(lines)
  useEffect(() => {
    current.current = lines
  })
  useEffect(() => {
    if (!focus) return
    const field = document.getElementById(lineFieldId(focus.key, focus.part))
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus({ preventScroll: true })
    field.closest('li')?.scrollIntoView({ block: 'nearest' })
    field.setSelectionRange(field.value.length, field.value.length)
  }, [focus])

  const onEnd = useCallback(
    (key: number): void => {
      const all = current.current
      const next = all[all.findIndex((line) => line.key === key) + 1]
      if (next) actions.focus(next.key, next.question === '' ? 'question' : 'answer')
      else actions.add(key)
    },
    [actions],
  )
  const undo = removed && (
    <li key="undo" className={classes.undo}>
      <span role="status">{t('interview.lineRemoved', { number: removed.index + 1 })}</span>
      <Button size="compact-sm" variant="subtle" onClick={actions.undo}>
        {t('interview.undo')}
      </Button>
    </li>
  )
  const rows = lines.map((line, index) => (
    <LineRow
      key={line.key}
      line={line}
      number={index + 1}
      isLast={index === lines.length - 1}
      actions={actions}
      onEnd={onEnd}
    />
  ))
  return (
    <section className={classes.sheet} aria-label={t('interview.lines')}>
      <ol className={classes.list}>
        {removed && undo ? rows.toSpliced(Math.min(removed.index, rows.length), 0, undo) : rows}
      </ol>
      <div className={classes.foot}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={15} stroke={1.8} />}
          disabled={lines.length >= largestLineList}
          onClick={() => actions.add()}
        >
          {t('interview.addLine')}
        </Button>
        <span className={classes.hints}>
          <KeyHint keys={['Enter']} label={t('interview.keyNext')} />
          <KeyHint keys={['Shift', 'Enter']} label={t('interview.keyBreak')} />
          <KeyHint keys={['Ctrl', 'Enter']} label={t('interview.keyInsert')} />
          <KeyHint keys={['Alt', '↑↓']} label={t('interview.keyMove')} />
          <KeyHint keys={['Alt', 'Del']} label={t('interview.keyRemove')} />
        </span>
      </div>
    </section>
  )
}
