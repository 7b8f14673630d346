import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let officer: TestClient

beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
})
afterAll(() => office.close())

const traffic = 'Seksi Lalu Lintas Keimigrasian'

describe('sections of the office', () => {
  test('are added by those who keep the office, and every officer sees them', async () => {
    await office.head.office.addSection({ name: traffic, endedOn: null })
    expect((await officer.office.get()).sections).toMatchObject([{ name: traffic, endedOn: null }])
    await expect(officer.office.addSection({ name: 'Seksi Lain', endedOn: null })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  test('have one name each, however it is written', async () => {
    const again = office.head.office.addSection({ name: traffic.toUpperCase(), endedOn: null })
    await expect(again).rejects.toMatchObject({ code: 'SECTION_NAME_TAKEN' })
  })

  test('are ended, not deleted; a version that is no longer true is refused', async () => {
    const [section] = (await office.head.office.get()).sections
    if (!section) throw new Error('no section')
    const ended = { ...section, endedOn: '2026-12-31' as never }
    const after = await office.head.office.saveSection(ended)
    expect(after.sections).toMatchObject([{ name: traffic, endedOn: '2026-12-31' }])
    await expect(office.head.office.saveSection(ended)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('hold officers, whom colleagues see without their logins', async () => {
    const [section] = (await office.head.office.get()).sections
    const { officers } = await office.head.officer.list()
    const person = officers.find(({ login }) => login === 'petugas')
    if (!person || !section) throw new Error('not set up')
    const { id, fullName, nip, position, roles, version } = person
    await office.head.officer.save({
      id,
      fullName,
      nip,
      position,
      roles,
      version,
      sectionId: section.id,
    })
    const colleagues = (await officer.officer.colleagues()).officers
    expect(colleagues.find((colleague) => colleague.id === id)).toEqual({
      id,
      fullName,
      position,
      roles,
      sectionId: section.id,
    })
  })

  test('must exist before an officer can be put into one', async () => {
    const [person] = (await office.head.officer.list()).officers
    if (!person) throw new Error('not set up')
    const { id, fullName, nip, position, roles, version } = person
    const sectionId = '01900000-0000-7000-8000-000000000000' as never
    await expect(
      office.head.officer.save({ id, fullName, nip, position, roles, version, sectionId }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})
