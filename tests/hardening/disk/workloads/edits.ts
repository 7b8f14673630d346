import { addCase, addSubject } from './case.ts'
import { inOffice } from './office.ts'
import type { Place, Workload } from './workload.ts'

const turnsOf = ({ isShort }: Place): number => (isShort ? 3 : 12)

/** Cases and people are written down and read, the store is locked and opened again in between. */
export const edits: Workload = {
  work: async (place) => {
    for (let half = 0; half < 2; half += 1)
      await inOffice(place, async ({ worker, now, saved }) => {
        for (let turn = 0; turn < turnsOf(place); turn += 1) {
          const { id } = await addCase(worker, now(), `Perkara ${half}-${turn}`)
          saved('case')
          await addSubject(worker, id, `Fiktif Melati ${'abcdefghijklmnop'[turn]}`)
          saved('subject')
          await worker.case.get({ id })
          saved('reading')
          await worker.case.addNote({ id, body: 'Catatan contoh. '.repeat(30), occurredAt: null })
          saved('note')
        }
      })
  },
}
