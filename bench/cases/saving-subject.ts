import { join } from 'node:path'
import { median, ms, time, type Row } from '../measure.ts'
import type { SeededOffice } from './seeded-office.ts'
import { attachTwin, detachTwin, someOpenCaseIds, subjectWriter } from './twin.repo.ts'

const repetitions = 300

/**
 * One more subject of a case (six rows) through change(), and the same statements without log and triggers on an
 * encrypted twin with the same rows, turn by turn.
 */
export const measureSavingSubject = async ({ office, folder }: SeededOffice): Promise<Row[]> => {
  const { database } = office.service.store()
  const { connection } = database
  const targets = someOpenCaseIds(connection, repetitions)
  attachTwin(connection, 'bare', join(folder, 'bare.db'))
  const through = subjectWriter(connection, 'main')
  const plain = subjectWriter(connection, 'bare')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (const [number, { rowId, id }] of targets.entries()) {
    const saving = async () => {
      const { milliseconds } = await time(() =>
        database.change(
          { action: 'bench.save', officerId: 1, recordedAt: Date.now(), about: [{ kind: 'case', id }] },
          () => through(rowId, number),
        ),
      )
      ours.push(milliseconds)
    }
    const writing = async () => {
      const { milliseconds } = await time(() =>
        connection.transaction(() => plain(rowId, number)).immediate(),
      )
      theirs.push(milliseconds)
    }
    for (const turn of number % 2 === 0 ? [saving, writing] : [writing, saving]) await turn()
  }
  detachTwin(connection, 'bare')
  const ratio = median(ours) / median(theirs)
  return [
    {
      what: 'saving one more subject (6 rows) among 500,000 persons through change()',
      figure: `${ratio.toFixed(2)} ×`,
      beside: `${ms(median(ours))} beside ${ms(median(theirs))} plain`,
      goal: '≤ 2.5 × plain',
      pass: ratio <= 2.5,
    },
  ]
}
