export { inspectRegisterFile, readRegisterRows } from './read-register.ts'
export { registerLimits } from './register-limits.ts'
export { RegisterRefusal, type RegisterRefusalCode } from './register-refusal.ts'
export type { RegisterCell, RegisterInspection, RegisterRow } from './register.types.ts'
