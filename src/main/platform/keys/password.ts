import { hashRaw } from '@node-rs/argon2'

/** Argon2id in the binding's numbering; its const enum cannot be imported under isolated modules. */
const argon2id = 2

/** Argon2id cost. Floor: 64 MiB, 3 passes and 4 lanes, the second recommended option of RFC 9106. */
export type KdfCost = { memoryKiB: number; passes: number; lanes: number }

export const kdfFloor: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 }
const memoryCeiling = 128 * 1024
const mostPasses = 33
const wantedMilliseconds = 450

/** NFKC, so that the same keys typed on another keyboard driver are the same password. */
export const passwordSecret = async (
  password: string,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> =>
  hashRaw(password.normalize('NFKC'), {
    algorithm: argon2id,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    salt: Buffer.from(salt),
    outputLen: 32,
  })

const harder = (cost: KdfCost): KdfCost =>
  cost.memoryKiB < memoryCeiling
    ? { ...cost, memoryKiB: cost.memoryKiB * 2 }
    : { ...cost, passes: cost.passes + 2 }

/**
 * The cost at which one derivation takes 0.45 s or more on this machine: memory is doubled up to 128 MiB, then come
 * more passes, in steps small enough that a busy machine still stays below 1.5 s.
 */
export const calibrateKdf = async (elapsed: () => number): Promise<KdfCost> => {
  const isSlow = async (cost: KdfCost): Promise<boolean> => {
    const start = elapsed()
    await passwordSecret('calibration', new Uint8Array(16), cost)
    return elapsed() - start >= wantedMilliseconds
  }
  let cost = kdfFloor
  // Slow twice: a machine that is busy for a moment must not get a weak cost for good.
  while (cost.passes < mostPasses && !((await isSlow(cost)) && (await isSlow(cost)))) cost = harder(cost)
  return cost
}
