import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TemplateVersion } from '#shared/features/template/template.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import { bytesOf, certificateOf, none, sampitToday, tellS02, wordsOf } from './document.test-support.ts'

let office: TestOffice
let head: TestClient
let operator: TestClient
let village: Awaited<ReturnType<typeof tellS02>>
beforeAll(async () => {
  office = await openTestOffice(sampitToday())
  head = office.head
  operator = await office.officer('operator', ['operator'])
  village = await tellS02(office)
}, 60_000)
afterAll(() => {
  office.service.templateTrial().close()
  office.close()
})

const target = ({ id, version }: TemplateVersion) => ({ id, version })

const approvedWith = async (source: string): Promise<TemplateVersion> => {
  const started = await operator.template.startDraft({ paperType: 'certificate', from: null })
  const draft = await operator.template.saveDraft({
    ...target(started),
    title: 'Piagam kantor',
    source,
    changeNote: null,
  })
  return head.template.approve(target(await operator.template.submit(target(draft))))
}

describe('papers issued with the office copy', () => {
  const mark = 'SALINAN NASKAH KANTOR'
  const certificateSource = async (text: string): Promise<string> => {
    const { programSource } = await head.template.get({ paperType: 'certificate' })
    const from = '[Diberikan kepada:]'
    expect(programSource).toContain(from)
    return programSource.replace(from, `[${text}:]`)
  }

  test('are set with it, say so, and are the same to the byte after a newer version took its place', async () => {
    const first = await approvedWith(await certificateSource('Dianugerahkan kepada'))
    const request = certificateOf(village.decree)
    const issued = await head.document.issue({ ...request, number: none })
    expect(await wordsOf(head, issued.id)).toContain('Dianugerahkan kepada')
    expect(issued).toMatchObject({
      template: 'certificate',
      officeTemplate: { id: first.id, number: first.number },
    })
    const pages = (await head.document.pages({ id: issued.id })).pages
    const bytes = await bytesOf(head, issued.id)

    await approvedWith(await certificateSource(mark))
    expect((await head.document.pages({ id: issued.id })).pages).toEqual(pages)
    expect(Buffer.compare(await bytesOf(head, issued.id), bytes)).toBe(0)
    const { versions } = await head.template.get({ paperType: 'certificate' })
    expect(versions.map(({ state, papers }) => [state, papers])).toEqual([
      ['approved', 0],
      ['retired', 1],
    ])

    const again = await head.document.reissue({
      id: issued.id,
      options: issued.options,
      number: none,
      reason: 'Naskah kantor baru',
      acknowledgesSigned: false,
    })
    expect(await wordsOf(head, again.id)).toContain(mark)
    expect(again.templateDigest).not.toBe(issued.templateDigest)
  }, 60_000)

  test('come from the template of the program again once the version is out of use', async () => {
    const { types } = await head.template.list()
    const inUse = types.find(({ paperType }) => paperType === 'certificate')?.approved
    if (!inUse) throw new Error('no version is in use')
    await head.template.retire({ ...target(inUse), reason: 'Kembali ke naskah program' })
    const preview = await head.document.preview({
      ...certificateOf(village.decree),
      shownNumber: null,
    })
    expect(preview.pages).toHaveLength(1)
    const { programSource } = await head.template.get({ paperType: 'certificate' })
    expect(programSource).not.toContain(mark)
  })
})
