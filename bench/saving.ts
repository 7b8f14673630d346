import { v7 } from 'uuid'
import type { BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'
import { insertAgreementLikeRows, plainWriter } from './saving.repo.ts'

const repetitions = 300

/** The same rows through change() and through plain prepared statements, turn by turn in one encrypted file. */
export const measureSaving = async ({ service }: BenchOffice): Promise<Row[]> => {
  const { database } = service().store()
  const plain = plainWriter(database.connection)
  const ours: number[] = []
  const theirs: number[] = []
  for (let number = 0; number < repetitions; number += 1) {
    const change = await time(() =>
      database.change(
        {
          action: 'bench.save',
          officerId: 1,
          recordedAt: Date.now(),
          about: [{ kind: 'agreement', id: v7() }],
        },
        (db) => insertAgreementLikeRows(db, number),
      ),
    )
    ours.push(change.milliseconds)
    theirs.push((await time(() => plain(number))).milliseconds)
  }
  const ratio = median(ours) / median(theirs)
  return [
    {
      what: 'saving an agreement (8 rows) through change(), full sync',
      figure: `${ratio.toFixed(2)} ×`,
      beside: `${ms(median(ours))} beside ${ms(median(theirs))} plain`,
      goal: '≤ 2.5 × plain',
      pass: ratio <= 2.5,
    },
  ]
}
