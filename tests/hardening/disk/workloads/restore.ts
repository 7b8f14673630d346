import type { CaseId } from '#shared/features/case/case.schema.ts'
import { pdfOf } from '../../../support/evidence-files.ts'
import type { TestClient } from '../../../support/test-office.ts'
import { addCase, addDocument } from './case.ts'
import { inOffice } from './office.ts'
import type { Workload } from './workload.ts'

const attach = (worker: TestClient, caseId: CaseId, name: string): Promise<string> =>
  addDocument(worker, caseId, name, pdfOf(1, name.padEnd(60_000, ' bukti contoh')))

/** A backup is put in the place of the store, what came after it is given up, and the office works on. */
export const restore: Workload = {
  work: async (place) => {
    await inOffice(place, async ({ head, worker, now, pass, saved }) => {
      const { id: caseId } = await addCase(worker, now(), 'Perkara dalam cadangan')
      saved('attachment', { files: [await attach(worker, caseId, 'bukti-awal')] })
      const { name, seq } = await head.backup.create()
      saved('backup', { backup: { seq } })
      pass(90)
      const later = await addCase(worker, now(), 'Perkara sesudah cadangan')
      saved('case')
      saved('attachment', { files: [await attach(worker, later.id, 'bukti-kemudian')] })
      place.acknowledge({ what: 'restore begun', restoring: { seq } })
      await head.backup.restore({ source: { kind: 'local', name }, reason: 'Data salah terhapus' })
      place.acknowledge({ what: 'restored', restored: true })
    })
    await inOffice(place, async ({ worker, now, saved }) => {
      await addCase(worker, now(), 'Perkara sesudah pemulihan')
      saved('case')
    })
  },
}
