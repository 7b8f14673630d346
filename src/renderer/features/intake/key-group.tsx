import type { KeyboardEvent } from 'react'
import classes from './key-group.module.css'

export type KeyChoice<Value extends string> = {
  value: Value
  key: string
  label: string
  /** What the key means, where its label is the key alone. */
  word?: string
}

type KeyGroupProps<Value extends string> = {
  label: string
  choices: readonly KeyChoice<Value>[]
  value: Value | null
  onChoose: (value: Value) => void
  /** Id of what describes the choice, or of the sentence that something is missing. */
  describedBy?: string | undefined
  size?: 'large' | 'small'
  isMissing?: boolean
}

/** A choice as keys of the keyboard: one stop for Tab, the arrows go along it, the figure or letter on a key chooses it. */
export const KeyGroup = <Value extends string>({
  label,
  choices,
  value,
  onChoose,
  describedBy,
  size = 'large',
  isMissing = false,
}: KeyGroupProps<Value>) => {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = choices.find(({ key }) => key.toLowerCase() === event.key.toLowerCase())
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (chosen) onChoose(chosen.value)
    else if (step !== undefined) focusBeside(event.target, step)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={classes.group}
      data-size={size}
      data-missing={isMissing || undefined}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isMissing || undefined}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, place) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={value === choice.value}
          tabIndex={(value === null ? place === 0 : value === choice.value) ? 0 : -1}
          className={classes.choice}
          data-value={choice.value}
          {...(choice.word === undefined ? {} : { 'aria-label': choice.word, title: choice.word })}
          onClick={() => onChoose(choice.value)}
        >
          {choice.word === undefined && <kbd className={classes.key}>{choice.key}</kbd>}
          {choice.label}
        </button>
      ))}
    </div>
  )
}

const focusBeside = (target: EventTarget, step: number): void => {
  if (!(target instanceof HTMLElement)) return
  const beside = step > 0 ? target.nextElementSibling : target.previousElementSibling
  if (beside instanceof HTMLElement) beside.focus()
}
