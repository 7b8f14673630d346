import { pdfOf } from '../../../support/evidence-files.ts'
import { addCase, addDocument } from './case.ts'
import { inOffice } from './office.ts'
import type { Place, Workload } from './workload.ts'

const turnsOf = ({ isShort }: Place): number[] => (isShort ? [0, 2] : [0, 1, 2, 3])

/** Files of one and of several pieces are attached to a case. */
export const attachments: Workload = {
  work: (place) =>
    inOffice(place, async ({ worker, now, saved }) => {
      const { id: caseId } = await addCase(worker, now(), 'Perkara dengan bukti')
      for (const turn of turnsOf(place)) {
        const content = pdfOf(1, `${turn % 3} `.padEnd(100_000 * (turn + 1), 'bukti contoh '))
        saved('attachment', { files: [await addDocument(worker, caseId, `bukti-${turn}`, content)] })
      }
    }),
}
