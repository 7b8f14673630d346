import { createHash, randomBytes } from 'node:crypto'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { CheckEvent, CheckInput } from '#shared/features/group-intake/group-intake.schema.ts'
import { canReadColumns, headingKeyOf } from '#shared/features/group-intake/register-heading.rules.ts'
import { codeOf, framesOf } from '#main/platform/log.ts'
import { readRegisterRows, RegisterRefusal, type RegisterRow } from '#main/platform/register-reader/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import { startJudging, summaryOf, type CheckedRows } from './checked-rows.ts'
import { askStore } from './known-people.ts'
import { getOwnStaged, type StagedFile } from './staging.ts'

const progressInterval = 100

/** Districts of the region table of today, each looked up once. */
const districtLookup = (context: OfficerContext): ((code: string) => boolean) => {
  const table = regionTableOf(context.service)
  const known = new Map<string, boolean>()
  const isDistrict = (code: string): boolean => {
    try {
      return getRegionPath(table, code).level === 'district'
    } catch (error) {
      if (error instanceof DomainError) return false
      throw error
    }
  }
  return (code) => {
    const answer = known.get(code) ?? isDistrict(code)
    known.set(code, answer)
    return answer
  }
}

/** Under what the mapping of a register is remembered: its headings, which name no persons. */
const keyOfHeading = (register: StagedFile, { sheet, headingRow }: CheckInput): string | null => {
  const heading = register.sheets[sheet]?.rows.find(({ number }) => number === headingRow)
  return heading ? hashedHeadingKey(heading.cells.map(({ text }) => text)) : null
}

export const hashedHeadingKey = (headings: readonly string[]): string =>
  createHash('sha256').update(headingKeyOf(headings)).digest('hex')

/**
 * Reads and judges every row below the heading, telling how far it has come. The rows stay staged; nothing is written.
 * Whoever stops listening cancels it.
 *
 * @throws DomainError REGISTER_NOT_STAGED, REGISTER_NAME_NOT_MAPPED, REGISTER_FIELD_MAPPED_TWICE
 */
export const checkRegister = (
  context: OfficerContext,
  input: CheckInput,
  signal?: AbortSignal,
): AsyncGenerator<CheckEvent> => {
  const register = getOwnStaged(context, input.id)
  assertAllowed(canReadColumns(input.mapping))
  if (!register.sheets[input.sheet]) throw new DomainError('REGISTER_NOT_STAGED')
  return check(context, register, input, signal)
}

async function* check(
  context: OfficerContext,
  register: StagedFile,
  input: CheckInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<CheckEvent> {
  register.cancelCheck?.()
  const cancel = new AbortController()
  const cancelCheck = (): void => cancel.abort()
  register.cancelCheck = cancelCheck
  delete register.checked
  const stop = signal ? AbortSignal.any([signal, cancel.signal]) : cancel.signal
  const columns = [...input.mapping.keys()].filter((column) => input.mapping[column] !== null)
  const fields = input.mapping.filter((field) => field !== null)
  const rules = { today: context.today(), isKnownDistrict: districtLookup(context) }
  const rows: CheckedRows = { good: [], bad: [] }
  const judge = startJudging(fields, rules, askStore(context.db, context.scope), rows)
  const isBelowHeading = ({ number }: RegisterRow): boolean => number > (input.headingRow ?? 0)
  let told = performance.now()
  try {
    for await (const batch of readRegisterRows(register.bytes, input.sheet, columns, { signal: stop })) {
      judge(batch.rows.filter(isBelowHeading))
      if (performance.now() - told < progressInterval) continue
      told = performance.now()
      yield {
        type: 'progress',
        share: batch.share,
        rows: rows.good.length + rows.bad.length,
        bad: rows.bad.length,
      }
    }
    const { sheet, headingRow, mapping } = input
    register.checked = { sheet, headingRow, mapping, rows, headingKey: keyOfHeading(register, input) }
    yield { type: 'done', summary: summaryOf(rows) }
  } catch (error) {
    if (stop.aborted) return
    yield refusalOf(context, error)
  } finally {
    if (register.cancelCheck === cancelCheck) delete register.cancelCheck
  }
}

/** What is thrown while events are under way never reaches the gate, so it is told as the last event. */
const refusalOf = ({ service }: OfficerContext, error: unknown): CheckEvent => {
  if (error instanceof RegisterRefusal) return { type: 'refused', code: error.code, data: error.data }
  const incident = randomBytes(3).toString('hex').toUpperCase()
  service.options.log({ event: 'fault', incident, code: codeOf(error), stack: framesOf(error) })
  return { type: 'refused', code: 'FAULT', data: { incident } }
}
