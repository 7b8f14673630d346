export { openTemplateTrial, TrialEnded, type TemplateTrial } from './template-trial.ts'
export { trialLimits, type TrialJob, type TrialResult } from './trial.types.ts'
