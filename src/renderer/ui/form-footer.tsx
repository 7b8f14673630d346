import { Button } from '@mantine/core'
import { allowed, type Verdict } from '#shared/kernel/errors.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './form-footer.module.css'
import { KeyHint } from './key-hint.tsx'
import { ReasonedButton } from './reasoned-button.tsx'

type FormFooterProps = {
  pending: boolean
  /** What the button does: "Simpan desa". */
  submitLabel?: string
  onCancel?: () => void
  /** Why the form cannot be sent by this officer. */
  verdict?: Verdict
}

/** The buttons under a form. */
export const FormFooter = ({ pending, submitLabel, onCancel, verdict = allowed }: FormFooterProps) => {
  const t = useT()
  return (
    <div className={classes.footer}>
      <ReasonedButton type="submit" verdict={verdict} loading={pending}>
        {submitLabel ?? t('common.save')}
      </ReasonedButton>
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      )}
      <span className={classes.hint}>
        <KeyHint keys={['Ctrl', 'Enter']} label={t('common.hintSave')} />
      </span>
    </div>
  )
}
