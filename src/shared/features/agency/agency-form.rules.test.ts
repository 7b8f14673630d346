import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { agencyColumnsOf, type AgencyColumn, readAgencyRow } from './agency-form.rules.ts'

const whole: Partial<Record<AgencyColumn, string>> = {
  kind: 'Kepolisian',
  name: 'Kepolisian Resor Contoh',
  addressee: 'Kepala Kepolisian Resor Contoh',
  city: 'Kota Contoh',
  validFrom: '01-01-2026',
}
const read = (changes: Partial<Record<AgencyColumn, string>>) => {
  const cells = { ...whole, ...changes }
  return readAgencyRow((column) => cells[column] ?? '', '2026-11-23' as PlainDate)
}

describe('a row of the list of agencies', () => {
  it('is read with its kind, its days and its regions', () => {
    expect(read({ regions: '62.02, Kabupaten Seruyan; 62.06', validUntil: '31/12/26' }).row).toMatchObject({
      kind: 'police',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      regions: ['62.02', 'Kabupaten Seruyan', '62.06'],
    })
  })

  it.each([
    ['polres', 'police'],
    ['BP3MI', 'workerProtection'],
    ['Dinas Tenaga Kerja', 'labourOffice'],
    ['UPTD-PPA', 'womenAndChildProtection'],
    ['KJRI', 'mission'],
  ])('calls %s by its kind', (kind, known) => {
    expect(read({ kind }).row?.kind).toBe(known)
  })

  it.each([
    [{ kind: 'Bank' }, 'kindUnknown'],
    [{ name: '' }, 'nameMissing'],
    [{ addressee: '' }, 'addresseeMissing'],
    [{ city: '' }, 'cityMissing'],
    [{ validFrom: '' }, 'validFromUnreadable'],
    [{ validFrom: '31-02-2026' }, 'validFromUnreadable'],
    [{ validUntil: 'nanti' }, 'validUntilUnreadable'],
    [{ validUntil: '31-12-2025' }, 'periodInvalid'],
  ])('with %j is left out: %s', (changes, refusal) => {
    expect(read(changes)).toEqual({ refusal })
  })

  it('finds its columns by heading, whatever stands in brackets', () => {
    expect(agencyColumnsOf(['NAMA RESMI', 'Wilayah kerja', 'Lain', 'Tujuan surat'])).toEqual({
      name: 0,
      regions: 1,
      addressee: 3,
    })
  })
})
