import { hashRaw } from '@node-rs/argon2'

/** Argon2id in the binding's numbering; its const enum cannot be imported under isolated modules. */
const argon2id = 2

/** Argon2id cost. Floor: 64 MiB, 3 passes and 4 lanes, the second recommended option of RFC 9106. */
export type KdfCost = { memoryKiB: number; passes: number; lanes: number }

export const kdfFloor: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 }
const kdfCeiling = 256 * 1024
const wantedMilliseconds = 600

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

/** Doubles the memory until one derivation takes about 0.6 s on this machine or 256 MiB are reached. */
export const calibrateKdf = async (elapsed: () => number): Promise<KdfCost> => {
  let cost = kdfFloor
  for (;;) {
    const start = elapsed()
    await passwordSecret('calibration', new Uint8Array(16), cost)
    const next = { ...cost, memoryKiB: cost.memoryKiB * 2 }
    if (elapsed() - start >= wantedMilliseconds / 2 || next.memoryKiB > kdfCeiling) return cost
    cost = next
  }
}
