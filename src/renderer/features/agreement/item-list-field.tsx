import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './agreement-form.module.css'
import { itemValues, type ItemValues } from './agreement-values.ts'

type ItemListFieldProps = {
  label: string
  items: readonly ItemValues[]
  onChange: (items: ItemValues[]) => void
  /** The party new lines belong to. */
  party?: number
}

/** Lines of text: Enter makes the next one, Backspace in an empty one takes it away, Shift+Enter breaks the line. */
export const ItemListField = ({ label, items, onChange, party = 1 }: ItemListFieldProps) => {
  const t = useT()
  const list = useRef<HTMLUListElement>(null)
  const focusAt = (index: number): void => {
    requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[index]?.focus())
  }
  const insertAt = (index: number): void => {
    onChange(items.toSpliced(index, 0, itemValues('', party)))
    focusAt(index)
  }
  const removeAt = (index: number): void => {
    onChange(items.toSpliced(index, 1))
    focusAt(Math.max(0, index - 1))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, index: number): void => {
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (event.key === 'Enter' && plain) {
      event.preventDefault()
      insertAt(index + 1)
    } else if (event.key === 'Backspace' && event.currentTarget.value === '') {
      event.preventDefault()
      removeAt(index)
    }
  }
  return (
    <div role="group" aria-label={label}>
      <p className={classes.listName}>{label}</p>
      <ul ref={list} className={classes.items}>
        {items.map((item, index) => (
          <li key={item.key} className={classes.item}>
            <span className={classes.itemNumber}>{index + 1}.</span>
            <Textarea
              className={classes.itemText}
              rows={2}
              maxLength={1000}
              aria-label={`${label} ${index + 1}`}
              value={item.text}
              onChange={({ currentTarget }) =>
                onChange(items.with(index, { ...item, text: currentTarget.value }))
              }
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            <ActionIcon
              className={classes.itemRemove}
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={t('common.removeItem', { name: `${label} ${index + 1}` })}
              onClick={() => removeAt(index)}
            >
              <IconX size={15} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => insertAt(items.length)}
      >
        {t('agreement.addItem')}
      </Button>
    </div>
  )
}
