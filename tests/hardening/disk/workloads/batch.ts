import { checkAll, csvFile } from '#main/features/group-intake/group-intake.test-support.ts'
import { inOffice } from './office.ts'
import type { Workload } from './workload.ts'

const rows = 60

/** Names with digits in them are asked about. */
export const wordOf = (at: number): string =>
  [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

export const registerOf = (count: number, name: string): File =>
  csvFile(
    [
      'No;Nama Lengkap;Tempat, Tgl Lahir;L/P;No. HP',
      ...Array.from(
        { length: count },
        (_, at) => `${at + 1};${name} ${wordOf(at)};Sampit, 14-03-2001;P;0812-0000-0001`,
      ),
    ].join('\r\n'),
  )

/** A register of people is read, checked and added to a new case in one act. */
export const batch: Workload = {
  work: (place) =>
    inOffice(place, async ({ worker, now, saved }) => {
      for (const name of place.isShort ? ['Fiktif Mawar'] : ['Fiktif Mawar', 'Fiktif Kenanga']) {
        const staged = await worker.groupIntake.readFile({ file: registerOf(rows, name) })
        await checkAll(worker, staged)
        await worker.groupIntake.apply({
          id: staged.id,
          role: 'prospectiveWorker',
          target: {
            kind: 'new',
            fields: {
              title: `Rombongan ${name}`,
              channel: 'checkpointDeparture',
              receivedAt: new Date(now()),
              eventOn: null,
              eventPlace: null,
              chronology: null,
              confidentiality: 'ordinary',
            },
          },
        })
        saved('batch')
      }
    }),
}
