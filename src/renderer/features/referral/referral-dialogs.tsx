import type { ReferralStep } from '#shared/features/referral/referral-workflow.rules.ts'
import { takenSteps, type TakenStep } from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { ReReferDialog } from './re-refer-dialog.tsx'
import { StepDialog } from './step-dialog.tsx'

export type OpenReferralDialog =
  | { kind: 'step'; step: Exclude<ReferralStep, 'reRefer'>; isReply: boolean }
  | { kind: 'step'; step: ReferralStep; isReply: true }
  | { kind: 'reRefer' }
  | { kind: 'followUp' }

const isTaken = (step: ReferralStep): step is TakenStep =>
  (takenSteps as readonly ReferralStep[]).includes(step)

type ReferralDialogsProps = {
  open: OpenReferralDialog | undefined
  detail: ReferralDetail
  /** What the agency can answer in this state. */
  answers: readonly ReferralStep[]
  onClose: () => void
}

export const ReferralDialogs = ({ open, detail, answers, onClose }: ReferralDialogsProps) => {
  switch (open?.kind) {
    case 'step':
      return isTaken(open.step) ? (
        <StepDialog
          detail={detail}
          step={open.step}
          answers={open.isReply ? answers.filter(isTaken) : []}
          onClose={onClose}
        />
      ) : null
    case 'reRefer':
      return <ReReferDialog detail={detail} onClose={onClose} />
    case 'followUp':
      return <FollowUpDialog detail={detail} onClose={onClose} />
    case undefined:
      return null
  }
}
