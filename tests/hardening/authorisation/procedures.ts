import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { contract } from '#shared/contract.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import type { TestClient } from '../../support/test-office.ts'
import { sampleOf } from './sample-input.ts'
import { writtenRows, type WrittenRow } from './written-table.ts'

export type Call = (input?: unknown) => Promise<unknown>
type Declared = { '~orpc': { meta: ProcedureMeta; inputSchema?: unknown; errorMap: Record<string, unknown> } }

export const paths = Object.entries(contract).flatMap(([feature, routes]) =>
  Object.keys(routes).map((name) => `${feature}.${name}`),
)

export const declared = (path: string): Declared['~orpc'] => {
  const [feature = '', name = ''] = path.split('.')
  return (contract as unknown as Record<string, Record<string, Declared>>)[feature]![name]!['~orpc']
}

export const callOf = (client: TestClient, path: string): Call => {
  const [feature = '', name = ''] = path.split('.')
  return (client as unknown as Record<string, Record<string, Call>>)[feature]![name]!
}

export const rowFor = (path: string): WrittenRow => {
  const row = writtenRows.get(path)
  if (!row) throw new Error(`${path} has no line in tests/tables/authorisation.txt`)
  return row
}

export const answered = async (call: Call, input: unknown): Promise<{ code: string; answer?: unknown }> => {
  try {
    return { code: 'OK', answer: await call(input) }
  } catch (error) {
    return { code: error instanceof ORPCError ? error.code : 'THROWN' }
  }
}

/** Values that a schema alone does not tell. */
const meaningful: Readonly<Record<string, Record<string, unknown>>> = {
  'entity.link': { entity: { kind: 'booking', value: 'FIKTIF2' } },
  'entity.known': { kind: 'booking', value: 'FIKTIF2' },
  'document.previewCasePaper': { type: 'caseSummary' },
  'document.issueCasePaper': { type: 'caseSummary' },
  'document.wordDraftOfCasePaper': { type: 'caseSummary' },
  'history.ofRecord': { kind: 'case' },
  'task.add': { assignee: { kind: 'role', role: 'officer' } },
  'screening.save': { answers: [] },
  'screening.complete': { answers: [] },
}

/**
 * An input that fits the procedure and names these records. Of a procedure without an input, or with one that is no
 * object, what its schema asks.
 */
export const inputFor = (
  { path, fields }: WrittenRow,
  records: Readonly<Record<string, string>>,
  { version = 99, fills = 'least' }: { version?: number; fills?: 'least' | 'most' } = {},
): unknown => {
  const { inputSchema } = declared(path)
  if (inputSchema === undefined) return undefined
  const sample = sampleOf(inputSchema, '', fills)
  if (typeof sample !== 'object' || sample === null) return sample
  const input: Record<string, unknown> = { ...sample, ...meaningful[path] }
  for (const [field, record] of fields) {
    const id = records[record] ?? randomUUID()
    if (field === 'ids') input[field] = [id]
    else if (field === 'targets') input[field] = [{ id, version }]
    else input[field] = id
  }
  if ('version' in input) input['version'] = version
  return input
}
