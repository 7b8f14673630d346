import { openTestOffice, type TestClient, type TestOffice } from '../../support/test-office.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { alterations } from '../history-alterations.repo.ts'
import { rewriteChain, rewriteCheckpoints, whileAttacked } from '../history-attack.ts'
import { pick } from '../mutate-input.ts'
import type { HardeningProgram, HardeningRun } from '../program.ts'
import { watchLog } from '../wire.repo.ts'

const counts = { pr: 50, nightly: 1_000, release: 10_000 }
const acts = 60

/** How well the traces are covered up: nothing, the chain computed anew, or the checkpoints signed anew as well. */
const covers = ['nothing', 'chain', 'everything'] as const

type Witness = { seq: number; file: File }

/** An office at work, of which somebody outside was handed a witness now and then. */
const makeHistory = async (
  office: TestOffice,
  auditor: TestClient,
  random: () => number,
): Promise<Witness[]> => {
  const witnesses: Witness[] = []
  for (let act = 0; act < acts; act += 1) {
    await office.head.office.addSection({ name: `Seksi ${act}`, endedOn: null })
    if (random() > 0.2) continue
    const { seq } = await auditor.audit.makeCheckpoint()
    witnesses.push({ seq, file: (await auditor.audit.witness()).file })
  }
  // After the last one goes on what nobody outside has seen.
  for (let act = 0; act < 5; act += 1)
    await office.head.office.addSection({ name: `Seksi akhir ${act}`, endedOn: null })
  return witnesses
}

type Count = {
  before: number
  missed: string[]
  after: number
  found: number
  dishonest: string[]
  unseen: number
}

const attack = async (
  { level, random }: HardeningRun,
  office: TestOffice,
  auditor: TestClient,
  witnesses: readonly Witness[],
): Promise<Count> => {
  const { masterKey, storeId, database } = office.service.store()
  const { connection } = database
  const count: Count = { before: 0, missed: [], after: 0, found: 0, dishonest: [], unseen: 0 }
  for (let round = perLevel(level, counts); round > 0; round -= 1) {
    const { name, alter } = pick(random, alterations)
    const cover = pick(random, covers)
    const witness = pick(random, witnesses)
    let first = 0
    await whileAttacked(
      connection,
      () => {
        first = alter(connection, random)
        const { head } = watchLog(connection)
        if (cover !== 'nothing' && first <= head()) rewriteChain(connection, first)
        if (cover === 'everything') rewriteCheckpoints(connection, { masterKey, storeId })
      },
      async () => {
        const said = await auditor.audit.verify({ witness: witness.file })
        const what = `${name}, covered up: ${cover}, act ${first}, witness up to ${witness.seq}`
        if (first <= witness.seq) {
          count.before += 1
          if (said.whole) count.missed.push(what)
          return
        }
        count.after += 1
        if (!said.whole) count.found += 1
        // What it does not see, it must not have vouched for.
        else if (said.witnessedUntil === witness.seq) count.unseen += 1
        else count.dishonest.push(what)
      },
    )
  }
  return count
}

export const history: HardeningProgram = {
  name: 'history',
  title: 'history altered by somebody who holds every key, held against witnesses from random points',
  run: async (run) => {
    const office = await openTestOffice()
    try {
      const auditor = await office.officer('pengawas', ['auditor'])
      const witnesses = await makeHistory(office, auditor, run.random)
      const { connection } = office.service.store().database
      let count: Count | undefined
      // The triggers stay out of the way for all of them; each alteration is undone by itself.
      await whileAttacked(
        connection,
        () => {},
        async () => {
          count = await attack(run, office, auditor, witnesses)
        },
      )
      if (!count) throw new Error('the attack did not take place')
      const { before, missed, after, found, dishonest, unseen } = count
      const whole = await auditor.audit.verify({ witness: witnesses.at(-1)?.file ?? null })
      return [
        noneOf(
          'alterations up to the witness that were not found',
          `${grouped(before)} with ${witnesses.length} witnesses`,
          missed,
        ),
        noneOf(
          'alterations after the witness of which more was said than is known',
          `${grouped(after)}: ${grouped(found)} found all the same, ${grouped(unseen)} told as not witnessed`,
          dishonest,
        ),
        noneOf('false alarms', 'the history itself', whole.whole ? [] : ['broken']),
      ]
    } finally {
      office.close()
    }
  },
}
