import {
  proofRegisterData,
  type ProofRegisterData,
  type ProofRegisterInput,
} from '#shared/features/document/papers/proof-register.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { caseLetterhead } from './case-paper-samples.ts'

/** Ended papers of every kind, with the longest of numbers among them. */
export const proofRegisterRows = (count: number): ProofRegisterInput['rows'] =>
  Array.from({ length: count }, (_row, index) => ({
    shortCode: '7K2M-04QX-ZB3D',
    kind: index % 2 === 0 ? 'Piagam penetapan' : 'Pemberitahuan penundaan',
    number: index % 5 === 4 ? null : `WIM.17.IMI.IMI.2-GR.03.05-${String(index).padStart(4, '0')}`,
    datedOn: '2024-02-27' as PlainDate,
    endedOn: '2026-11-23' as PlainDate,
    state: index % 3 === 0 ? ('Digantikan' as const) : ('Dicabut' as const),
    successor: index % 3 === 0 ? `DBI-6202172015-2026-${String(index).padStart(2, '0')}` : null,
  }))

export const proofRegister = (changes: Partial<ProofRegisterInput> = {}): ProofRegisterData =>
  proofRegisterData.parse({
    margins: { left: 25 },
    letterhead: caseLetterhead,
    listedOn: '2026-11-23',
    keys: [
      {
        part: 'Kunci akar',
        fingerprint: '9F3A 22C0 71BE 08D4',
        validFrom: '2026-11-23',
        validUntil: '2056-11-22',
        state: 'Berlaku',
      },
      {
        part: 'Kunci penerbit',
        fingerprint: '71BE 08D4 9F3A 22C0',
        validFrom: '2026-11-23',
        validUntil: '2029-11-22',
        state: 'Dicabut 23-11-2026',
      },
    ],
    rows: proofRegisterRows(8),
    total: changes.rows?.length ?? 8,
    place: 'Sampit',
    signatory: { title: 'Kepala Kantor', name: 'Uji Lestari' },
    ...changes,
  })

/** Stands for a code on a letter; what it says does not matter to the layout. */
export const letterProof = {
  picture:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 61 61"><path stroke="#000" d="M0 4.5m4 0h53"/></svg>',
  shortCode: '7K2M-04QX-ZB3D',
}
