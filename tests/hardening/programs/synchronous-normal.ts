import { join } from 'node:path'
import { withPool } from '../disk/children.ts'
import { judgeRecording } from '../disk/cuts.ts'
import { counted } from '../disk/lanes.ts'
import { baseNamed, inTemporaryFolder, recordWorkload } from '../disk/recordings.ts'
import { recorderObstacle } from '../recorder/recorder.ts'
import type { Finding, HardeningProgram } from '../program.ts'

/** The harness itself on trial: where a setting loses data on purpose, it has to say so. */
const states = { pr: 24, nightly: 500, release: 2000 }

export const synchronousNormal: HardeningProgram = {
  name: 'synchronous-normal',
  title: 'The same power cuts with the careful settings taken away: the harness must report the loss',
  obstacle: recorderObstacle,
  run: ({ level, random }) =>
    inTemporaryFolder(async (place) => {
      const seed = Math.floor(random() * 2 ** 31)
      const careless = await recordWorkload('edits', await baseNamed('office'), join(place, 'careless'), {
        synchronous: 'NORMAL',
      })
      return withPool(async (pool) => {
        const findings: Finding[] = []
        for (const withoutHeadFile of [true, false]) {
          const { outcomes, unique } = await judgeRecording(pool, careless, {
            states: states[level],
            seed,
            withoutHeadFile,
          })
          const { lost, unopenable } = outcomes
          findings.push({
            what: `synchronous=NORMAL ${withoutHeadFile ? 'without' : 'with'} the head file`,
            tried: `${counted(states[level])} states, ${counted(unique.length)} different`,
            // With the head file the store notices by itself; without it only the harness knows what was promised.
            goal: withoutHeadFile ? 'loss reported' : 'loss noticed when the store is opened',
            found: `${lost} lost unnoticed by the store, ${unopenable} refused at opening`,
            isMet: withoutHeadFile ? lost > 0 : unopenable > 0,
          })
        }
        return findings
      })
    }),
}
