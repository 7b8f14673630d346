import { replySlipData, type ReplySlipInput } from '#shared/features/document/papers/reply-slip.schema.ts'
import { replySlipText } from '#shared/features/referral/reply-code.rules.ts'
import { officeMark } from '#main/features/referral/index.ts'
import { replySquares } from '#main/platform/documents/reply-squares.ts'
import type { Paper } from '../paper.ts'
import { officeSideOn, restrictedWarning } from './case-parts.ts'
import {
  getReferralMatter,
  letterOf,
  letterWarning,
  missingOfReferral,
  placeOfReferral,
  recordOfReferral,
} from './referral-parts.ts'

/** The agency's answer on one page: its code leads back to the referral, and nothing on it says whom it is about. */
export const replySlipPaper: Paper = {
  type: 'replySlip',
  template: 'reply-slip',
  schema: replySlipData,
  placeOf: placeOfReferral,
  recordOf: recordOfReferral,
  prepare: (context, referralId, options) => {
    const matter = getReferralMatter(context, referralId)
    const { referral, record, place } = matter
    const letter = letterOf(context, referralId)
    const day = letter?.datedOn ?? referral.signedOn ?? context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const { address, phone, email } = office.details
    return {
      label: `Lembar balasan rujukan ${shownCode(referral.replyCode)}`,
      origin: place,
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [...missing, ...missingOfReferral(matter)],
      warnings: [...warnings, ...restrictedWarning(record), ...letterWarning(letter)],
      pictures,
      dataFor: ({ draft }): ReplySlipInput => ({
        draft,
        paper: size,
        letterhead: head,
        letterNumber: letter?.number ?? null,
        letterOn: day,
        agencyName: referral.agencyName,
        code: shownCode(referral.replyCode),
        squares: replySquares(replySlipText(officeMark(context.db), referral.replyCode)),
        office: { name: office.fullName, address, phone, email },
      }),
    }
  },
}

/** `K7QM2X4P` in two groups, as it is read out and typed. */
const shownCode = (code: string): string => code.replace(/^([0-9A-Z]{4})([0-9A-Z]{4})$/, '$1-$2')
