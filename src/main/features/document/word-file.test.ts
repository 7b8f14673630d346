import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordPlaceholders } from '#shared/features/document/document.schema.ts'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { partsOfZip } from '#main/platform/documents/zip-reading.test-support.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addReferral } from './case-papers.test-support.ts'
import { addVillage, bytesOf, draftDecree, logo, none, tellS02 } from './document.test-support.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

type Read = { runs: string[]; words: string; parts: Map<string, Buffer> }

const readWord = async (file: File): Promise<Read> => {
  const parts = partsOfZip(Buffer.from(await file.arrayBuffer()))
  const xml = parts.get('word/document.xml')?.toString() ?? ''
  const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run = '']) =>
    unescaped([...run.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join(' ')),
  )
  return { runs, words: runs.join(' ').replaceAll(/\s+/g, ' '), parts }
}

/** Placeholders in the order in which they stand, each of them a run that holds nothing else. */
const placeholdersIn = ({ runs }: Read): string[] => runs.filter((run) => run.startsWith('${'))

const deferred = async (kind: 'passportDeferred' | 'departureDeferred' = 'passportDeferred') => {
  const answer = await office.worker.decision.decide({
    caseId: office.caseId,
    decidedOn: '2026-11-23',
    choices: [
      {
        subjectIds: [office.subjectId],
        kind,
        reasonCode: 'documentsMissing',
        ground: 'Diduga dibawa perekrut, penapisan merah.',
        statuteId: null,
        statuteText: 'Permenkumham 8/2014 Pasal 22',
        documents: ['Surat undangan <asli> & salinannya'],
        dueOn: null,
        blockedUntil: null,
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  const [decision] = answer.decisions
  if (!decision) throw new Error('nothing was decided')
  return { type: 'deferralNotice' as const, subjectId: decision.id }
}

describe('the text file for the e-office', () => {
  test('of a notice has every placeholder whole, each alone in its run', async () => {
    const paper = await deferred()
    const word = await readWord((await office.worker.document.wordDraftOfCasePaper(paper)).file)
    expect(new Set(placeholdersIn(word))).toEqual(new Set(wordPlaceholders.map((name) => `\${${name}}`)))
    expect(word.words.match(/\$\{/g)).toHaveLength(placeholdersIn(word).length)
    expect(word.words).toContain('Surat undangan <asli> & salinannya')
    expect(word.words).not.toMatch(/ditandatangani secara elektronik|BSrE/i)
  })

  test('says of a matter what the printed notice says, and not a word of suspicion', async () => {
    for (const kind of ['passportDeferred', 'departureDeferred'] as const) {
      const paper = await deferred(kind)
      const issued = await office.worker.document.issueCasePaper({
        ...paper,
        options: {
          reasons: [
            'documentsIncomplete',
            'documentsBeingChecked',
            'purposeUnclear',
            'dataDiffers',
            'guardianConsentMissing',
          ],
        },
        number: none,
      })
      const word = await readWord((await office.worker.document.wordFile({ id: issued.id })).file)
      const printed = (await readPdf(await bytesOf(office.worker, issued.id))).letters
      const sentences = word.runs
        .filter((run) => !run.includes('${') && run.length > 40)
        .map((run) => run.replaceAll(/[\s–\u00A0]|^\d\./g, ''))
      expect(sentences.length).toBeGreaterThan(4)
      for (const sentence of sentences)
        expect(printed.replaceAll('-', '')).toContain(sentence.replaceAll('-', ''))
      expect(word.words).not.toMatch(/perekrut|penapisan|diduga/i)
      await office.worker.document.revokeCasePaper({ id: issued.id, reason: 'uji' })
      if (kind === 'departureDeferred') continue
      office.subjectId = await office.addSubject(office.caseId, { fullName: 'Coba Kenanga' })
    }
  })

  test('of a referral letter has every placeholder whole, and initials in place of every identity', async () => {
    const { case: record } = await office.addCase()
    const subjectId = await office.addSubject(record.id, {
      fullName: 'Uji Rahmat',
      sex: 'male',
      birthPlace: 'Sampit',
      birthOn: '1994-11-05',
      nik: '6202080511940002',
      nikUnknownReason: null,
      identityAddress: 'Jalan Contoh RT 001',
      identityRegionCode: '62.02.08.2005',
      contacts: [{ kind: 'phone', value: '0812-0000-0004' }],
    })
    const referralId = addReferral(office, record.id, [{ id: subjectId }])
    const paper = { type: 'referralLetter' as const, subjectId: referralId }
    const word = await readWord((await office.worker.document.wordDraftOfCasePaper(paper)).file)
    expect(new Set(placeholdersIn(word))).toEqual(new Set(wordPlaceholders.map((name) => `\${${name}}`)))
    expect(word.words).toContain('U.R.')
    for (const secret of [
      'Rahmat',
      '6202080511940002',
      'Jalan Contoh',
      '0812',
      '05-11-1994',
      '5 November 1994',
    ])
      expect(word.words).not.toContain(secret)
    const printed = await office.worker.document.previewCasePaper(paper)
    expect(printed.missing.filter(({ field }) => field === 'other')).toEqual([])
  })

  test('of a referral’s annex is never made: identities leave sealed alone', async () => {
    const { case: record } = await office.addCase()
    const subjectId = await office.addSubject(record.id)
    const referralId = addReferral(office, record.id, [{ id: subjectId }])
    await expect(
      office.worker.document.wordDraftOfCasePaper({ type: 'referralAnnex', subjectId: referralId }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_NO_WORD_FILE' })
  })

  test('of a decree is there before it has a number, with its annex, and again once it is issued', async () => {
    const { head } = office
    await head.office.saveLogo({ logo: logo() })
    const villages = [await addVillage(head, '62.02.17.2015'), await addVillage(head, '62.02.17.2008')]
    const { decree } = await draftDecree(head, villages, { signatory: 'nobody' })
    const draft = await readWord(
      (await head.document.wordDraft({ type: 'decree', subjectId: decree.id })).file,
    )
    const signature = ['jabatan', 'ttd', 'nama', 'nip'].map((name) => `\${${name}_pengirim}`)
    expect(placeholdersIn(draft)).toEqual([
      '${nomor_naskah}',
      '${tanggal_naskah}',
      ...signature,
      '${nomor_naskah}',
      '${tanggal_naskah}',
      ...signature,
    ])
    expect(draft.words).toContain('Tanjung Harapan')
    expect([...draft.parts.keys()]).toContain('word/media/picture1.png')
    expect(draft.words).not.toContain('DRAF')
  })

  test('that was handed out of an issued paper stands among its acts', async () => {
    const { decree } = await tellS02(office)
    const { head } = office
    const issued = await head.document.issue({ type: 'decree', subjectId: decree.decree.id, number: none })
    const { file } = await head.document.wordFile({ id: issued.id })
    expect(file.name).toMatch(/^Keputusan .*\.docx$/)
    expect((await head.document.get({ id: issued.id })).acts).toMatchObject([
      { kind: 'savedAsFile', note: 'DOCX' },
    ])
  })

  test('is refused for papers that others sign too', async () => {
    const { agreement, village } = await tellS02(office)
    const { head } = office
    await expect(
      head.document.wordDraft({ type: 'agreement', subjectId: agreement.id }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_NO_WORD_FILE' })
    await expect(
      office.worker.document.wordDraft({ type: 'decree', subjectId: village.id }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})
