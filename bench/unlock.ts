import { sampitSetup } from '../tests/support/test-office.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { openWithPassword } from '#main/platform/keys/slots.ts'
import type { BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'

const repetitions = 7

/** Login as the officer sees it: the key derivation alone, and everything after it up to the data of the first screen. */
export const measureUnlock = async (office: BenchOffice): Promise<Row[]> => {
  const { login, password } = sampitSetup().officer
  const derivation: number[] = []
  const whole: number[] = []
  const { keys } = readKeyFile(office.folder)
  const cost = `${keys.cost.memoryKiB / 1024} MiB, t=${keys.cost.passes}, p=${keys.cost.lanes}`
  for (let run = 0; run < repetitions; run += 1) {
    const client = office.restart()
    derivation.push((await time(() => openWithPassword(keys, login, password))).milliseconds)
    const first = await time(async () => {
      await client.session.login({ login, password })
      await client.home.due({})
    })
    whole.push(first.milliseconds)
  }
  const unlock = median(derivation)
  // Medians are subtracted, not runs: one derivation differs from the next by more than all the rest takes.
  const rest = median(whole) - unlock
  return [
    {
      what: 'unlock: key derivation',
      figure: ms(unlock),
      beside: `Argon2id ${cost}`,
      goal: '0.3–1.5 s',
      pass: unlock >= 300 && unlock <= 1500,
    },
    {
      what: 'unlock: everything else up to the first screen',
      figure: ms(rest),
      beside: `${ms(median(whole))} with the derivation`,
      goal: '≤ 1 s',
      pass: rest <= 1000,
    },
  ]
}
