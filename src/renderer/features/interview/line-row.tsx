import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { memo, type KeyboardEvent } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import type { LineActions, LinePart, TypedLine } from './use-lines.ts'
import classes from './lines.module.css'

const longest: Record<LinePart, number> = { question: 2000, answer: 8000 }

type LineRowProps = {
  line: TypedLine
  number: number
  isLast: boolean
  actions: LineActions
  /** Goes on from the answer of this row: to the next pair, or to a new one. */
  onEnd: (key: number) => void
}

/** A question and its answer. Enter goes on, Shift+Enter breaks the line. */
export const LineRow = memo(({ line, number, isLast, actions, onEnd }: LineRowProps) => {
  const t = useT()
  const { key, question, answer } = line
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, part: LinePart): void => {
    if (event.nativeEvent.isComposing) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      actions.move(key, event.key === 'ArrowUp' ? -1 : 1, part)
    } else if (event.altKey && event.key === 'Delete') {
      event.preventDefault()
      actions.remove(key)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      actions.add(key)
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      if (part === 'question') actions.focus(key, 'answer')
      else onEnd(key)
    } else if (event.key === 'Backspace' && question === '' && answer === '') {
      event.preventDefault()
      actions.remove(key)
    }
  }
  const field = (part: LinePart) => (
    <div className={classes.grow} data-part={part} data-text={line[part]}>
      <textarea
        id={lineFieldId(key, part)}
        className={classes.field}
        rows={1}
        maxLength={longest[part]}
        spellCheck={false}
        aria-label={t(part === 'question' ? 'interview.questionNumber' : 'interview.answerNumber', {
          number,
        })}
        placeholder={t(part === 'question' ? 'interview.question' : 'interview.answer')}
        value={line[part]}
        onChange={({ currentTarget }) => actions.type(key, part, currentTarget.value)}
        onKeyDown={(event) => onKeyDown(event, part)}
      />
    </div>
  )
  const act = (label: string, icon: typeof IconTrash, run: () => void, disabled = false) => {
    const Icon = icon
    return (
      <Tooltip label={label} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          aria-label={label}
          disabled={disabled}
          onClick={run}
        >
          <Icon size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <li className={classes.line} data-answered={answer.trim() !== '' || undefined}>
      <span className={classes.number}>{number}.</span>
      <div className={classes.pair} data-private>
        {field('question')}
        {field('answer')}
      </div>
      <div className={classes.acts}>
        {act(t('interview.moveUp'), IconArrowUp, () => actions.move(key, -1, 'question'), number === 1)}
        {act(t('interview.moveDown'), IconArrowDown, () => actions.move(key, 1, 'question'), isLast)}
        {act(t('interview.removeLine'), IconTrash, () => actions.remove(key))}
      </div>
    </li>
  )
})

export const lineFieldId = (key: number, part: LinePart): string => `line-${key}-${part}`
