import { v7 } from 'uuid'
import { caseKeysOf } from '#main/platform/case-keys/case-keys.ts'
import { createKeyPair } from '#main/platform/keys/crypto.ts'
import type { BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'
import { dropTwins, insertAgreementLikeRows, plainWriter } from './saving.repo.ts'

const repetitions = 300

/** The same rows through change() and through plain prepared statements, turn by turn in one encrypted file. */
export const measureSaving = async ({ service }: BenchOffice): Promise<Row[]> => {
  const { database } = service().store()
  // As for an officer's act, at whose end the keys of secret cases are looked through.
  const caseKeys = caseKeysOf(service(), createKeyPair('x25519'))
  const plain = plainWriter(database.connection)
  const ours: number[] = []
  const theirs: number[] = []
  const save = (number: number): void =>
    database.change(
      {
        action: 'bench.save',
        officerId: 1,
        recordedAt: Date.now(),
        about: [{ kind: 'agreement', id: v7() }],
      },
      (db) => insertAgreementLikeRows(db, number),
      caseKeys,
    )
  for (let number = 0; number < repetitions; number += 1) {
    const saving = async () => ours.push((await time(() => save(number))).milliseconds)
    const writing = async () => theirs.push((await time(() => plain(number))).milliseconds)
    // Who comes second finds warmer caches and, now and then, the other's checkpoint: each is second half of the time.
    for (const turn of number % 2 === 0 ? [saving, writing] : [writing, saving]) await turn()
  }
  dropTwins(database.connection)
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
