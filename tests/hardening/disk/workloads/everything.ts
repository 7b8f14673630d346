import { attachments } from './attachments.ts'
import { batch } from './batch.ts'
import { addCase } from './case.ts'
import { drafts } from './drafts.ts'
import { openOffice } from './office.ts'
import type { Place } from './workload.ts'

/** Of everything something. */
export const doEverything = async (place: Place): Promise<void> => {
  for (const { work } of [drafts, attachments, batch]) await work(place)
}

/** Goes on working and is still at it when the process is killed: the newest acts stand in the log alone. */
export const leaveOpen = async (place: Place): Promise<void> => {
  const { worker, now, saved } = openOffice(place)
  for (let turn = 0; turn < 4; turn += 1) {
    await addCase(worker, now(), `Belum ditutup ${turn}`)
    saved('case')
  }
  const body = { turn: 100, text: 'Naskah terakhir contoh. ' }
  await worker.draft.save({ kind: 'intake', recordKey: 'formulir-1', label: 'Formulir', body })
  saved('draft', { draft: { recordKey: 'formulir-1', turn: 100 } })
  await addCase(worker, now(), 'Yang terakhir')
  saved('case')
}
