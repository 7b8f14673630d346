export { inspectRegisterFile, readRegisterRows } from './read-register.ts'
export { registerLimits } from './register-limits.ts'
export { RegisterRefusal, registerRefusalCodes, type RegisterRefusalCode } from './register-refusal.ts'
export type { RegisterCell, RegisterInspection, RegisterRow, RegisterSheet } from './register.types.ts'
