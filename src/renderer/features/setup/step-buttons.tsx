import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import classes from './setup-frame.module.css'

type StepButtonsProps = { onBack?: () => void; nextLabel?: string; pending?: boolean; children?: ReactNode }

/** Back keeps what was typed; the default button goes on. */
export const StepButtons = ({ onBack, nextLabel, pending = false, children }: StepButtonsProps) => {
  const t = useT()
  return (
    <div className={classes.buttons}>
      {onBack && (
        <Button variant="default" onClick={onBack} disabled={pending}>
          {t('common.back')}
        </Button>
      )}
      <Button type="submit" loading={pending}>
        {nextLabel ?? t('common.next')}
      </Button>
      {children}
      <span className={classes.hint}>
        <KeyHint keys={['Ctrl', 'Enter']} label={t('common.next').toLowerCase()} />
      </span>
    </div>
  )
}
