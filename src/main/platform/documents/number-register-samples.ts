import {
  numberRegisterData,
  type NumberRegisterData,
  type NumberRegisterInput,
} from '#shared/features/document/papers/number-register.schema.ts'
import { addDays, plainDateOf } from '#shared/kernel/plain-date.ts'
import { caseLetterhead } from './case-paper-samples.ts'

/** Data of the register book of numbers for the tests. All numbers, papers and reasons are invented. */

type Counter = NumberRegisterInput['counters'][number]
type NumberRow = Extract<Counter['rows'][number], { kind: 'number' }>

export const longReason =
  'Naskah batal karena rapat koordinasi ditunda sampai waktu yang belum ditentukan; nomor sudah telanjur dicatat pada agenda keluar dan pada lembar disposisi, sehingga tidak dipakai kembali. Berita acara pembatalan disimpan bersama arsip naskah.'

const numberRow = (counter: number): NumberRow => ({
  kind: 'number',
  counter,
  number: `WIM.17.IMI.2-GR.03.05-${String(counter).padStart(4, '0')}`,
  datedOn: addDays(plainDateOf(2026, 1, 2), Math.floor(counter / 10)),
  type: 'Pemberitahuan penundaan',
  usedFor: `Pemberitahuan penundaan F.M. · KNP-2026-${String(counter).padStart(4, '0')}`,
  state: 'issued',
  reason: null,
})

/** Every tenth number cancelled, every fifteenth reserved, and a gap after every fiftieth. */
export const registerCounter = (name: string, count: number): Counter => {
  const rows = Array.from({ length: count }, (_entry, index): Counter['rows'] => {
    const turn = index + 1 + 2 * Math.floor(index / 50)
    const row = numberRow(turn)
    const isGapAfter = index % 50 === 49 && index + 1 < count
    const state = index % 10 === 9 ? 'cancelled' : index % 15 === 14 ? 'reserved' : 'issued'
    const shown: NumberRow =
      state === 'issued'
        ? row
        : { ...row, state, usedFor: null, reason: state === 'cancelled' ? 'Salah tanggal' : 'Surat undangan' }
    const gap = {
      kind: 'gap' as const,
      from: turn + 1,
      to: turn + 2,
      count: 2,
      reason: index % 100 === 49 ? null : 'Dipakai pada agenda manual',
    }
    return isGapAfter ? [shown, gap] : [shown]
  }).flat()
  const inState = (state: string) => rows.filter((row) => row.kind === 'number' && row.state === state).length
  const gaps = rows.filter((row) => row.kind === 'gap')
  return {
    name,
    rows,
    totals: {
      issued: inState('issued'),
      reserved: inState('reserved'),
      cancelled: inState('cancelled'),
      missing: gaps.length * 2,
      unexplained: gaps.filter(({ reason }) => reason === null).length * 2,
    },
  }
}

export const numberRegister = (changes: Partial<NumberRegisterInput> = {}): NumberRegisterData =>
  numberRegisterData.parse({
    letterhead: caseLetterhead,
    year: 2026,
    printedOn: plainDateOf(2026, 12, 31),
    printedAt: '15.20',
    counters: [registerCounter('Pemberitahuan penundaan', 12), registerCounter('Keputusan', 3)],
    place: 'Sampit',
    signatory: { title: 'Kepala Kantor', name: 'PEJABAT CONTOH' },
    keptBy: { name: 'Operator Contoh', title: 'Petugas Register', nip: null },
    ...changes,
  })
