import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { Verdict } from '#shared/kernel/errors.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useLanguage } from '#renderer/i18n/t.ts'

type ReasonedButtonProps = Omit<ButtonProps, 'disabled'> & {
  /** Yes, or a no with its code: `may('village.write')`, `canRenew(…)`. The first no of several counts. */
  verdict: Verdict | readonly Verdict[]
  onClick?: () => void
  type?: 'button' | 'submit'
  /** Of the one step that a screen was opened for: Enter takes it. */
  autoFocus?: boolean
  children: ReactNode
}

/** A button that says why it does not work. It can still be reached by keyboard, so that everybody gets the reason. */
export const ReasonedButton = ({
  verdict,
  onClick,
  type = 'button',
  children,
  ...rest
}: ReasonedButtonProps) => {
  useLanguage()
  const reasonId = useId()
  const verdicts: readonly Verdict[] = isList(verdict) ? verdict : [verdict]
  const no = verdicts.find(({ allowed }) => !allowed)
  const reason = no ? verdictReason(no) : undefined
  if (reason === undefined) {
    return (
      <Button {...rest} type={type} onClick={onClick}>
        {children}
      </Button>
    )
  }
  return (
    <Tooltip label={reason} openDelay={100} events={{ hover: true, focus: true, touch: true }}>
      <span>
        <Button
          {...rest}
          type="button"
          aria-disabled
          data-disabled
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
          style={{ pointerEvents: 'auto' }}
        >
          {children}
        </Button>
        <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden>
      </span>
    </Tooltip>
  )
}

const isList = (verdict: Verdict | readonly Verdict[]): verdict is readonly Verdict[] =>
  Array.isArray(verdict)
