import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import { countryStatusOn, purposeDocumentsOn } from './index.ts'

let office: TestOffice
let officer: TestClient
beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
})
afterAll(() => office.close())

const day = (text: string) => text as PlainDate
const read = () => office.service.store().database.read

describe('documents by purpose', () => {
  test('a new office has those of the circular, marked as to be checked', async () => {
    const { items } = await officer.reference.purposeDocuments()
    const visit = items.filter(({ purpose }) => purpose === 'familyVisit')
    expect(visit.map(({ document }) => document)).toEqual([
      'Surat undangan atau jaminan',
      'Fotokopi paspor atau izin tinggal pengundang',
    ])
    expect(items.every(({ source }) => source?.includes('periksa'))).toBe(true)
  })

  test('an entry that is ended is still asked for on days before', async () => {
    const { items } = await office.head.reference.purposeDocuments()
    const leave = items.find(({ document }) => document === 'Surat cuti')
    if (!leave) throw new Error('not there')
    await office.head.reference.savePurposeDocument({ ...leave, validUntil: day('2026-06-30') })
    const asked = (on: string) =>
      purposeDocumentsOn(read(), 'tourism', day(on)).map(({ document }) => document)
    expect(asked('2026-06-30')).toContain('Surat cuti')
    expect(asked('2026-07-01')).not.toContain('Surat cuti')
    await expect(office.head.reference.savePurposeDocument(leave)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('the same document cannot stand twice at one time', async () => {
    const entry = {
      purpose: 'medical' as const,
      document: 'surat  RUMAH sakit',
      validFrom: day('2026-01-01'),
      validUntil: null,
      source: null,
    }
    await expect(office.head.reference.addPurposeDocument(entry)).rejects.toMatchObject({
      code: 'REFERENCE_PERIOD_TAKEN',
    })
    await expect(officer.reference.addPurposeDocument(entry)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('countries', () => {
  test('a sector may have a status of its own', async () => {
    await office.head.reference.addCountryStatus({
      countryCode: 'THA',
      countryName: 'Thailand',
      sector: 'fishingVessel',
      status: 'sectorMoratorium',
      validFrom: day('2026-01-01'),
      validUntil: null,
      source: 'Edaran Contoh',
    })
    expect(countryStatusOn(read(), 'THA', 'fishingVessel', day('2026-02-01'))?.status).toBe(
      'sectorMoratorium',
    )
    expect(countryStatusOn(read(), 'THA', 'care', day('2026-02-01'))?.status).toBe('warning')
  })
})
