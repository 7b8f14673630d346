import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addInterview, renameSubject } from './case-papers.test-support.ts'
import { certificateOf, day, logo, none, tellS02 } from './document.test-support.ts'

let office: TestCaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const changesOf = async (
  id: Parameters<TestCaseOffice['head']['document']['get']>[0]['id'],
  by = office.worker,
) => (await by.document.changes({ ids: [id] })).changes

describe('a paper whose record was corrected', () => {
  test('is named with its fields, may stay with a reason, and is asked about again after the next correction', async () => {
    const { worker, caseId } = office
    const subjectId = await office.addSubject(caseId, { fullName: 'Fiktif Melatti' })
    const interview = addInterview(office, caseId, subjectId)
    const paper = await worker.document.issueCasePaper({
      type: 'interviewRecord',
      subjectId: interview,
      number: none,
    })
    expect(await changesOf(paper.id)).toEqual([])
    await renameSubject(office.worker, subjectId, 'Fiktif Melati')
    expect(await changesOf(paper.id)).toEqual([{ id: paper.id, fields: ['name'] }])
    await worker.document.leaveCasePaperAsItIs({ id: paper.id, reason: 'ejaan saja' })
    expect(await changesOf(paper.id)).toEqual([])
    const history = await worker.history.ofRecord({ kind: 'document', id: paper.id })
    expect(history.items[0]).toMatchObject({ action: 'document.leaveCasePaperAsItIs', reason: 'ejaan saja' })
    await renameSubject(office.worker, subjectId, 'Fiktif Melati Coba')
    expect(await changesOf(paper.id)).toEqual([{ id: paper.id, fields: ['name'] }])
    const fresh = await worker.document.reissueCasePaper({ id: paper.id, reason: 'nama', number: none })
    expect(await changesOf(fresh.id)).toEqual([])
    expect(await changesOf(paper.id)).toEqual([])
  })

  test('is told of a certificate when its village is renamed, and not when the office has a new logo', async () => {
    const { head } = office
    const { decree, village } = await tellS02(office)
    const paper = await head.document.issue({ ...certificateOf(decree), number: none })
    await head.office.saveLogo({ logo: logo() })
    expect(await changesOf(paper.id)).toEqual([])
    await expect(head.document.leaveAsItIs({ id: paper.id, reason: 'x' })).rejects.toMatchObject({
      code: 'DOCUMENT_UNCHANGED',
    })
    const { version } = (await head.village.get({ id: village.id })).village
    const { unitType, unitTypePrinted, headTitle, officeAddress, note } = village
    await head.village.save({
      id: village.id,
      version,
      printedName: 'Nama Baru',
      unitType,
      unitTypePrinted,
      headTitle,
      officeAddress,
      note,
      acceptedWarnings: ['PRINTED_NAME_NEEDS_REVIEW'],
    })
    expect(await changesOf(paper.id)).toEqual([{ id: paper.id, fields: ['villageName'] }])
    await head.document.revoke({ id: paper.id, reason: 'uji' })
    expect(await changesOf(paper.id)).toEqual([])
  })

  test('is not the sheet that stands for its day, nor a notice whose documents have come', async () => {
    const { worker, head, caseId } = office
    const summary = await worker.document.issueCasePaper({
      type: 'caseSummary',
      subjectId: caseId,
      number: none,
    })
    office.clock.setDay('2026-11-25')
    await head.office.addSignatory({
      fullName: 'Pejabat Uji',
      nip: null,
      title: 'Kepala Kantor',
      capacity: 'definitive',
      fromOn: day('2026-11-25'),
      untilOn: null,
    })
    expect(await changesOf(summary.id)).toEqual([])
  })

  test('is not shown to who may not read cases', async () => {
    const { worker, caseId } = office
    const [paper] = (await worker.document.ofSubject({ subjectId: caseId })).documents
    if (!paper) throw new Error('the summary is missing')
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(changesOf(paper.id, auditor)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})
