import { TextInput, type TextInputProps } from '@mantine/core'
import { useRef } from 'react'
import { renderNumber } from '#shared/features/number/number.rules.ts'
import { madeTokens, type NumberToken, officeTokens } from '#shared/features/number/number.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useT } from '#renderer/i18n/t.ts'
import { tokenKey } from './number-words.ts'
import type { PatternValues } from './pattern-editor.tsx'
import classes from './patterns.module.css'

const tokens: readonly NumberToken[] = [...officeTokens, ...madeTokens]

type PatternFieldProps = TextInputProps & {
  values: PatternValues
  datedOn: PlainDate
  onInsert: (pattern: string) => void
}

/** The pattern as text, and its places as chips that go in where the cursor stands. */
export const PatternField = ({ values, datedOn, onInsert, ...input }: PatternFieldProps) => {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const insert = (token: NumberToken): void => {
    const { pattern } = values
    const start = field.current?.selectionStart ?? pattern.length
    const end = field.current?.selectionEnd ?? start
    const place = `{${token}}`
    onInsert(pattern.slice(0, start) + place + pattern.slice(end))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(start + place.length, start + place.length)
    })
  }
  /** What a place stands for on that day; codes that are not filled in yet show nothing. */
  const exampleOf = (token: NumberToken): string =>
    renderNumber(
      { pattern: `{${token}}`, digits: Number(values.digits) || 1, tokens: values.tokens },
      1,
      datedOn,
    )
  return (
    <div>
      <TextInput
        ref={field}
        label={t('number.pattern')}
        required
        maxLength={120}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.pattern ?? '' }}
        {...input}
      />
      <div className={classes.chips} role="group" aria-label={t('number.insert')}>
        <span className={classes.chipsLabel}>{t('number.insert')}</span>
        {tokens.map((token) => (
          <button
            key={token}
            type="button"
            className={classes.chip}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(token)}
          >
            {t(tokenKey(token))}
            {exampleOf(token) !== '' && <span className={classes.chipExample}>{exampleOf(token)}</span>}
          </button>
        ))}
      </div>
    </div>
  )
}
