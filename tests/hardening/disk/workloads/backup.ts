import { pdfOf } from '../../../support/evidence-files.ts'
import { addCase, addDocument } from './case.ts'
import { inOffice } from './office.ts'
import type { Place, Workload } from './workload.ts'

const turnsOf = ({ isShort }: Place): number => (isShort ? 2 : 5)

/** Backups are made while the office works; the hour that has two keeps its newest alone. */
export const backup: Workload = {
  work: (place) =>
    inOffice(place, async ({ head, worker, now, pass, saved }) => {
      for (let turn = 0; turn < turnsOf(place); turn += 1) {
        const { id: caseId } = await addCase(worker, now(), `Perkara sebelum cadangan ${turn}`)
        saved('case')
        const content = pdfOf(1, `${turn} `.padEnd(60_000, 'bukti contoh '))
        saved('attachment', { files: [await addDocument(worker, caseId, `bukti-${turn}`, content)] })
        const { seq } = await head.backup.create()
        saved('backup', { backup: { seq } })
        pass(25)
      }
    }),
}
