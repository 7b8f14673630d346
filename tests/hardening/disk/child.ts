/** The process in which stores are worked on and broken: one order after the other, each with one answer. */
import { openSync, writeSync } from 'node:fs'
import type { Orders, ToParent } from './orders.ts'
import { judgeCuts } from './cut-states.ts'
import { damageAndOpen } from './damage.ts'
import { failInTurn } from './failures.ts'
import { doEverything, leaveOpen } from './workloads/everything.ts'
import { race } from './race.ts'
import { bases } from './workloads/bases.ts'
import { workloads } from './workloads/index.ts'

const handlers: {
  [Name in keyof Orders]: (input: Orders[Name]['input']) => Promise<Orders[Name]['answer']>
} = {
  prepare: ({ base, folder }) => bases[base](folder),
  work: async ({ workload, folder, facts, marks, isShort, synchronous }) => {
    const file = openSync(marks, 'a')
    await workloads[workload].work({
      folder,
      facts,
      ...(isShort ? { isShort } : {}),
      acknowledge: (said) => {
        writeSync(file, JSON.stringify(said))
      },
      opened: ({ database, blobs }) => {
        if (synchronous)
          for (const { connection } of [database, blobs]) connection.pragma(`synchronous = ${synchronous}`)
      },
    })
    return {}
  },
  fill: async ({ leaveOpen: isLeftOpen, ...place }) => {
    await (isLeftOpen ? leaveOpen : doEverything)({ ...place, acknowledge: () => {}, opened: () => {} })
    return {}
  },
  fail: failInTurn,
  race,
  damage: async (input) => damageAndOpen(input),
  judgeCuts: ({ recording, ...how }) => judgeCuts(recording, how),
}

const send = (message: ToParent): void => {
  process.send?.(message)
}

process.on('message', ({ name, input }: { name: keyof Orders; input: never }) => {
  void (handlers[name] as (given: unknown) => Promise<unknown>)(input).then(
    (answer) => send({ answer }),
    (error: unknown) =>
      send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.on('SIGTERM', () => process.exit(0))
send({ ready: true })
