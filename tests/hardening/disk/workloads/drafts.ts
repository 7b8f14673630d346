import { addCase } from './case.ts'
import { inOffice } from './office.ts'
import type { Place, Workload } from './workload.ts'

const turnsOf = ({ isShort }: Place): number => (isShort ? 8 : 24)

/** A form is typed: its working copy is kept again and again, with other work in between. */
export const drafts: Workload = {
  work: (place) =>
    inOffice(place, async ({ worker, now, saved }) => {
      for (let turn = 1; turn <= turnsOf(place); turn += 1) {
        const recordKey = `formulir-${turn % 2}`
        const body = { turn, text: 'Naskah contoh. '.repeat(turn * 12) }
        await worker.draft.save({ kind: 'intake', recordKey, label: 'Formulir', body })
        saved('draft', { draft: { recordKey, turn } })
        if (turn % 8 === 0) {
          await addCase(worker, now(), `Di antaranya ${turn}`)
          saved('case')
        }
      }
    }),
}
