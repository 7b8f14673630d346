export { officeMark } from './office-mark.ts'
export { listReferralsDue } from './referral-due.service.ts'
export { referralRouter } from './referral.router.ts'
