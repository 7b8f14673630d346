import { setImmediate as nextTurn } from 'node:timers/promises'
import { diskStateOf } from '#shared/features/health/disk-space.rules.ts'
import {
  healthSteps,
  type ExaminationEvent,
  type HealthFinding,
  type HealthGrade,
  type HealthStep,
  type HealthWhat,
} from '#shared/features/health/health.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { wrongSettings, type Connection } from '#main/platform/db/open.ts'
import { differingIndexes } from '#main/platform/db/search-index.ts'
import { wholeKeyFiles } from '#main/platform/keys/key-file.ts'
import { codeOf, framesOf } from '#main/platform/log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listTables } from '#main/platform/store/standing.ts'
import { clockNow } from './health.service.ts'
import { listBlobIds, listStoredBlobIds } from './health.repo.ts'

type Found = Omit<HealthFinding, 'step'>
type Examiner = (context: OfficerContext) => Found | AsyncGenerator<void, Found>

const finding = (grade: HealthGrade, what: HealthWhat, data: Record<string, number> = {}): Found => ({
  grade,
  what,
  data,
})

const examiners: Record<HealthStep, Examiner> = {
  disk: ({ service }) => {
    const freeBytes = service.freeBytes()
    const state = diskStateOf(freeBytes)
    const grade = { ample: 'good', low: 'notice', scarce: 'bad', readOnly: 'bad' } as const
    return finding(grade[state], `disk.${state}`, Number.isFinite(freeBytes) ? { freeBytes } : {})
  },
  clock: (context) => {
    const { state } = clockNow(context)
    return finding(state === 'plausible' ? 'good' : 'bad', `clock.${state}`)
  },
  lastEnd: ({ service }) =>
    service.endedAbruptly() ? finding('notice', 'lastEnd.abrupt') : finding('good', 'lastEnd.orderly'),
  keyFile: ({ service }) => {
    const { newestIsWhole, whole } = wholeKeyFiles(service.store().folder)
    return newestIsWhole
      ? finding('good', 'keyFile.whole', { whole })
      : finding('bad', 'keyFile.olderUsed', { whole })
  },
  headFile: ({ service, database }) => {
    const written = service.store().readHead()
    const { seq } = database.head()
    if (!written) return finding('bad', 'headFile.missing')
    if (service.store().headWasLost) return finding('bad', 'headFile.wasLost', { seq })
    return written.seq === seq
      ? finding('good', 'headFile.agrees', { seq })
      : finding('bad', 'headFile.differs', { seq })
  },
  settings: ({ service }) => {
    const { database, blobs } = service.store()
    const wrong = [database, blobs].flatMap(({ connection }) => wrongSettings(connection))
    return wrong.length === 0
      ? finding('good', 'settings.right')
      : finding('bad', 'settings.wrong', { wrong: wrong.length })
  },
  pages: ({ service }) => {
    const { database, blobs } = service.store()
    return examinePages([database.connection, blobs.connection])
  },
  references: ({ service }) => {
    const { database, blobs } = service.store()
    const dangling = [database, blobs].flatMap(
      ({ connection }) => connection.pragma('foreign_key_check') as unknown[],
    )
    return dangling.length === 0
      ? finding('good', 'references.whole')
      : finding('bad', 'references.dangling', { count: dangling.length })
  },
  attachments: (context) => examineAttachments(context),
  log: ({ database }) => {
    const verified = database.verifyAll()
    return verified.whole
      ? finding('good', 'log.whole', { acts: verified.headSeq })
      : finding('bad', `log.${verified.cause}`, { seq: verified.seq })
  },
  rows: ({ database }) => {
    const stray = database.findStrayRow()
    return stray ? finding('bad', 'rows.stray', { seq: stray.seq }) : finding('good', 'rows.agree')
  },
  searchIndex: ({ database }) => examineIndexes(database.connection),
}

/** Table by table, so that colleagues are answered in between. */
async function* examinePages(connections: readonly Connection[]): AsyncGenerator<void, Found> {
  let [tables, faults] = [0, 0]
  for (const connection of connections) {
    for (const table of listTables(connection)) {
      const lines = connection.pragma(`integrity_check("${table}")`) as { integrity_check: string }[]
      tables += 1
      faults += lines.filter(({ integrity_check: line }) => line !== 'ok').length
      yield
    }
  }
  return faults === 0
    ? finding('good', 'pages.readable', { tables })
    : finding('bad', 'pages.faults', { faults })
}

async function* examineIndexes(connection: Connection): AsyncGenerator<void, Found> {
  const indexes = yield* differingIndexes(connection)
  return indexes === 0
    ? finding('good', 'searchIndex.agrees')
    : finding('bad', 'searchIndex.differs', { indexes })
}

/** Every stored file is read and held against its digest, and every file that a record names has to be there. */
async function* examineAttachments({ db, service }: OfficerContext): AsyncGenerator<void, Found> {
  // As they are stored: whether sealed bytes are whole is no question of keys.
  const { blobs } = service.store()
  let damaged = 0
  const stored = listStoredBlobIds(blobs.connection)
  const known = new Set<string>()
  for (const blobId of stored) {
    known.add(Buffer.from(blobId).toString('hex'))
    try {
      blobs.get(blobId)
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'FILE_DAMAGED')) throw error
      damaged += 1
    }
    yield
  }
  const named = listBlobIds(db)
  const missing = named.filter((blobId) => !known.has(Buffer.from(blobId).toString('hex'))).length
  return damaged + missing === 0
    ? finding('good', 'attachments.whole', { files: stored.length })
    : finding('bad', 'attachments.damaged', { damaged, missing })
}

const isGenerator = (made: Found | AsyncGenerator<void, Found>): made is AsyncGenerator<void, Found> =>
  Symbol.asyncIterator in made

/**
 * Looks at the whole store part by part. A part that cannot be read at all is a finding like any other; the rest is
 * looked at all the same. Ends early when the store is locked meanwhile.
 */
export async function* examineStore(context: OfficerContext): AsyncGenerator<ExaminationEvent> {
  const { service } = context
  const store = service.store()
  const isOpen = (): boolean => service.openStore() === store
  for (const step of healthSteps) {
    yield { type: 'begun', step }
    await nextTurn()
    if (!isOpen()) return
    const found = await outcomeOf(context, step, isOpen)
    if (!found) return
    yield { type: 'found', finding: { step, ...found } }
  }
  yield { type: 'done', at: new Date(context.now()) }
}

/** Undefined when the store was locked meanwhile. */
const outcomeOf = async (
  context: OfficerContext,
  step: HealthStep,
  isOpen: () => boolean,
): Promise<Found | undefined> => {
  try {
    const made = examiners[step](context)
    if (!isGenerator(made)) return made
    for (;;) {
      const next = await made.next()
      if (next.done) return next.value
      await nextTurn()
      if (!isOpen()) return undefined
    }
  } catch (error) {
    if (!isOpen()) return undefined
    context.service.options.log({ event: 'examination', code: codeOf(error), stack: framesOf(error) })
    return finding('bad', 'unreadable')
  }
}
