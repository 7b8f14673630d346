import { Group } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconMessageReply } from '@tabler/icons-react'
import { canApprove, canTake } from '#shared/features/template/template.rules.ts'
import type { TemplateVersion } from '#shared/features/template/template.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import type { TemplateDialog } from './template-dialogs.tsx'
import classes from './template.module.css'

type WaitingCardProps = { version: TemplateVersion; onStep: (dialog: TemplateDialog) => void }

/** The version that waits for a second person, with what that person and the author can do. */
export const WaitingCard = ({ version, onStep }: WaitingCardProps) => {
  const t = useT()
  const { number, madeBy, submittedAt, title, changeNote } = version
  return (
    <SectionCard
      title={t('template.version', { number })}
      actions={<StateBadge tone="waiting">{t('template.stateSubmitted')}</StateBadge>}
    >
      <div className={classes.waiting}>
        <div className={classes.waitingText}>
          <span className={classes.strong}>{title}</span>
          {changeNote !== null && <p className={classes.note}>{changeNote}</p>}
          {submittedAt !== null && (
            <span className={classes.quiet}>
              {t('template.submittedBy', { name: madeBy, at: formatInstant(submittedAt) })}
            </span>
          )}
        </div>
        <ApprovalButtons version={version} onStep={onStep} />
      </div>
    </SectionCard>
  )
}

/** Approve, send back, take back: whoever may not is told why. */
export const ApprovalButtons = ({ version, onStep }: WaitingCardProps) => {
  const t = useT()
  const { may } = useSession()
  return (
    <Group gap="sm" wrap="nowrap">
      <ReasonedButton
        variant="default"
        leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
        verdict={[may('template.write'), canTake('withdraw', version)]}
        onClick={() => onStep({ step: 'withdraw', version })}
      >
        {t('template.withdraw')}
      </ReasonedButton>
      <ReasonedButton
        variant="default"
        leftSection={<IconMessageReply size={16} stroke={1.7} />}
        verdict={[may('template.approve'), canTake('reject', version)]}
        onClick={() => onStep({ step: 'reject', version })}
      >
        {t('template.reject')}
      </ReasonedButton>
      <ReasonedButton
        leftSection={<IconCheck size={16} stroke={1.8} />}
        verdict={[may('template.approve'), canApprove(version, version)]}
        onClick={() => onStep({ step: 'approve', version })}
      >
        {t('template.approve')}
      </ReasonedButton>
    </Group>
  )
}
