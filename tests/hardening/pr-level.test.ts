import { expect, test } from 'vitest'
import { seededRandom } from './program.ts'
import { programs } from './programs/index.ts'

/** The smallest level of every hardening program; `npm run hardening -- --seed <n> --only <name>` does one again. */
const seed = 20_261_129

test.for(programs)('$name: $title', { timeout: 400_000 }, async ({ obstacle, run }, { skip }) => {
  const missing = obstacle?.()
  if (missing !== undefined) skip(missing)
  const findings = await run({ level: 'pr', seed, random: seededRandom(seed), tell: () => {} })
  expect(findings.length).toBeGreaterThan(0)
  expect(findings.filter(({ isMet }) => !isMet)).toEqual([])
})
