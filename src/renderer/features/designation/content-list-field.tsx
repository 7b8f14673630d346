import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconRotate, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { ContentList } from '#shared/features/designation/designation.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './decree-form.module.css'
import { type Line, lineOf } from './decree-values.ts'
import { contentKey, lineLabel } from './designation-words.ts'

const largest: Record<ContentList, { lines: number; letters: number }> = {
  considerations: { lines: 12, letters: 1500 },
  legalBasis: { lines: 30, letters: 1000 },
  noting: { lines: 12, letters: 1000 },
  dictums: { lines: 12, letters: 2500 },
  copyTo: { lines: 20, letters: 200 },
}

type ContentListFieldProps = {
  list: ContentList
  lines: readonly Line[]
  onChange: (lines: Line[]) => void
  /** Sentences of what is wrong, by place. */
  errorAt: (index: number) => ReactNode
  isEdited: boolean
  onSetBack: () => void
}

/**
 * One list of the decree's text with the labels it has on paper. Enter makes the next line, Backspace in an empty one
 * takes it away, Alt and an arrow move it.
 */
export const ContentListField = ({
  list,
  lines,
  onChange,
  errorAt,
  isEdited,
  onSetBack,
}: ContentListFieldProps) => {
  const t = useT()
  const element = useRef<HTMLOListElement>(null)
  const name = t(contentKey(list))
  const isFull = lines.length >= largest[list].lines
  const focusAt = (index: number): void => {
    requestAnimationFrame(() => element.current?.querySelectorAll('textarea')[index]?.focus())
  }
  const insertAt = (index: number): void => {
    if (isFull) return
    onChange(lines.toSpliced(index, 0, lineOf('')))
    focusAt(index)
  }
  const removeAt = (index: number): void => {
    onChange(lines.toSpliced(index, 1))
    focusAt(Math.max(0, index - 1))
  }
  const move = (index: number, by: -1 | 1): void => {
    const line = lines[index]
    const to = index + by
    if (!line || to < 0 || to >= lines.length) return
    onChange(lines.toSpliced(index, 1).toSpliced(to, 0, line))
    focusAt(to)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, index: number): void => {
    const act = keyAct(event)
    if (!act) return
    event.preventDefault()
    if (act === 'insert') insertAt(index + 1)
    else if (act === 'remove') removeAt(index)
    else move(index, act === 'up' ? -1 : 1)
  }
  return (
    <div role="group" aria-label={name} className={classes.list}>
      <div className={classes.listHead}>
        <h3 className={classes.listName}>{name}</h3>
        {isEdited && (
          <Button
            variant="subtle"
            size="compact-xs"
            color="gray"
            leftSection={<IconRotate size={13} />}
            onClick={onSetBack}
          >
            {t('designation.setBack')}
          </Button>
        )}
      </div>
      <ol ref={element} className={classes.lines} data-wide={list === 'dictums' || undefined}>
        {lines.map((line, index) => {
          const label = lineLabel(list, index)
          return (
            <li key={line.key} className={classes.line}>
              <span className={classes.label}>{label}</span>
              <Textarea
                rows={1}
                classNames={{ input: classes.text }}
                maxLength={largest[list].letters}
                aria-label={`${name} ${label}`}
                value={line.text}
                error={errorAt(index)}
                onChange={({ currentTarget }) =>
                  onChange(lines.with(index, { ...line, text: currentTarget.value }))
                }
                onKeyDown={(event) => onKeyDown(event, index)}
              />
              <span className={classes.tools}>
                <LineTool
                  label={t('designation.moveUp', { name: `${name} ${label}` })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={14} />
                </LineTool>
                <LineTool
                  label={t('designation.moveDown', { name: `${name} ${label}` })}
                  disabled={index === lines.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={14} />
                </LineTool>
                <LineTool
                  label={t('common.removeItem', { name: `${name} ${label}` })}
                  onClick={() => removeAt(index)}
                >
                  <IconX size={14} />
                </LineTool>
              </span>
            </li>
          )
        })}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={isFull}
        onClick={() => insertAt(lines.length)}
      >
        {t(isFull ? 'designation.listFull' : 'designation.addLine')}
      </Button>
    </div>
  )
}

const keyAct = (
  event: KeyboardEvent<HTMLTextAreaElement>,
): 'insert' | 'remove' | 'up' | 'down' | undefined => {
  const { key, altKey, shiftKey, ctrlKey, metaKey, currentTarget } = event
  if (altKey && key === 'ArrowUp') return 'up'
  if (altKey && key === 'ArrowDown') return 'down'
  if (key === 'Enter' && !shiftKey && !ctrlKey && !metaKey) return 'insert'
  return key === 'Backspace' && currentTarget.value === '' ? 'remove' : undefined
}

type LineToolProps = { label: string; disabled?: boolean; onClick: () => void; children: ReactNode }

const LineTool = ({ label, disabled = false, onClick, children }: LineToolProps) => (
  <ActionIcon
    variant="transparent"
    color="gray"
    size="sm"
    tabIndex={-1}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
  </ActionIcon>
)
