import { describe, expect, test } from 'vitest'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { addendumArticles, agreementArticles, agreementOpening, usualScope } from './agreement-articles.ts'
import { agreementArticle, missingForAgreement } from './agreement.schema.ts'
import { certificateBody, certificateData, missingForCertificate } from './certificate.schema.ts'
import { decreeData, missingForDecree } from './decree.schema.ts'
import { signatory } from './paper.schema.ts'
import { missingForRecoveryCode, recoveryCodeData } from './recovery-code.schema.ts'
import { missingForVillageSheet } from './village-sheet.schema.ts'

const certificate = {
  letterheadLines: ['Kantor Imigrasi Contoh'],
  place: 'Sampit',
  signedOn: '2024-02-27',
  signatory: { title: 'Kepala Kantor', name: 'Pejabat Contoh' },
  certificates: [{ villageName: 'Desa Ani', path: 'Kecamatan Contoh', body: 'sebagai Desa Binaan Imigrasi' }],
}

describe('what a paper still lacks', () => {
  test('nothing, when everything is there', () => {
    expect(missingForCertificate(certificate)).toEqual([])
    expect(certificateData.safeParse(certificate).success).toBe(true)
  })

  test('every required field of an empty form', () => {
    expect(missingForCertificate({})).toEqual([
      'letterheadLines',
      'signatory',
      'certificates',
      'place',
      'signedOn',
    ])
    expect(missingForDecree(undefined)).toEqual([
      'letterhead',
      'issuer',
      'about',
      'considering',
      'recalling',
      'dictums',
      'signatory',
      'number',
      'place',
      'signedOn',
    ])
    expect(missingForAgreement({})).toEqual(['title', 'about', 'parties', 'articles', 'opening'])
    expect(missingForRecoveryCode({})).toEqual(['officeName', 'createdOn', 'groups', 'checksum'])
    expect(missingForVillageSheet({})).toContain('villageName')
  })

  test('blank lines, empty lists and fields inside lists', () => {
    const [sheet] = certificate.certificates
    const partial = {
      ...certificate,
      place: '  ',
      signatory: { title: 'Kepala Kantor', name: null },
      certificates: [sheet, { ...sheet, villageName: '' }],
    }
    expect(missingForCertificate(partial)).toEqual(['place', 'certificates.1.villageName', 'signatory.name'])
    expect(missingForCertificate({ ...certificate, certificates: [] })).toEqual(['certificates'])
    const parties = [{ institution: 'Kantor', signatoryTitle: 'Kepala', address: 'Sampit', number: '1' }, {}]
    expect(
      missingForAgreement({ title: 'P', about: 'D', opening: 'Pada hari ini', articles: [], parties }),
    ).toEqual([
      'parties.1.institution',
      'parties.1.signatoryTitle',
      'parties.1.address',
      'articles',
      'parties.1.number',
      'parties.0.signatoryName',
      'parties.1.signatoryName',
    ])
  })

  test('a value that is there but wrong is not missing', () => {
    expect(missingForCertificate({ ...certificate, signedOn: '2024-02-31' })).toEqual([])
    expect(certificateData.safeParse({ ...certificate, signedOn: '2024-02-31' }).success).toBe(false)
  })
})

describe('a draft may leave open what an issued paper must have', () => {
  const open = { ...certificate, signedOn: null, signatory: { title: 'Kepala Kantor', name: null } }

  test('the draft is accepted, the issued paper names the fields', () => {
    expect(certificateData.safeParse({ ...open, draft: true }).success).toBe(true)
    const issues = certificateData.safeParse(open).error?.issues.map(({ path }) => path.join('.'))
    expect(issues).toEqual(['signedOn', 'signatory.name'])
  })

  test('a field nobody declared is refused', () => {
    expect(certificateData.safeParse({ ...certificate, seal: 'garuda' }).success).toBe(false)
    expect(decreeData.safeParse({}).success).toBe(false)
  })
})

describe('who signs', () => {
  const base = { title: 'Kepala Kantor', name: 'Pejabat Contoh' }

  test.each([
    [{ ...base }, true],
    [{ ...base, prefix: 'Plt.' }, true],
    [{ ...base, prefix: 'a.n.', deputyTitle: 'Kepala Subbagian Tata Usaha' }, true],
    [
      {
        ...base,
        prefix: 'a.n.',
        deputyTitle: 'Kepala Subbagian Tata Usaha',
        subDeputyTitle: 'Kepala Urusan',
      },
      true,
    ],
    [{ ...base, prefix: 'a.n.' }, false],
    [{ ...base, deputyTitle: 'Kepala Subbagian Tata Usaha' }, false],
    [{ ...base, subDeputyTitle: 'Kepala Urusan' }, false],
    [{ ...base, prefix: 'Drs.' }, false],
  ])('%j → %s', (value, valid) => {
    expect(signatory.safeParse(value).success).toBe(valid)
  })
})

describe('usual wordings', () => {
  const terms = {
    parties: [
      {
        institution: 'Kantor Imigrasi Contoh',
        address: 'Jalan Contoh 1',
        obligations: ['menugaskan PIMPASA', 'melapor.'],
      },
      {
        institution: 'Pemerintah Kabupaten Contoh',
        address: 'Jalan Contoh 2',
        obligations: ['menyediakan tempat;'],
      },
    ],
    scope: usualScope,
    startsOn: plainDateOf(2024, 2, 27),
    endsOn: plainDateOf(2027, 2, 26),
  }

  test('an agreement has its fourteen articles, and each fits the schema', () => {
    const articles = agreementArticles(terms)
    expect(articles.map(({ heading }) => heading)).toEqual([
      'Ketentuan Umum',
      'Maksud dan Tujuan',
      'Ruang Lingkup',
      'Hak dan Kewajiban',
      'Pelaksanaan',
      'Jangka Waktu',
      'Pembiayaan',
      'Monitoring dan Evaluasi',
      'Kerahasiaan dan Pelindungan Data',
      'Keadaan Kahar',
      'Penyelesaian Perselisihan',
      'Korespondensi',
      'Adendum',
      'Penutup',
    ])
    for (const article of articles) expect(agreementArticle.safeParse(article).success).toBe(true)
  })

  test('enumerations are punctuated whatever was typed', () => {
    const duties = agreementArticles(terms)[3]
    expect(duties?.paragraphs[0]?.items).toEqual(['menugaskan PIMPASA; dan', 'melapor.'])
    expect(duties?.paragraphs[1]?.items).toEqual(['menyediakan tempat.'])
  })

  test('days are written out', () => {
    const text = JSON.stringify(agreementArticles(terms))
    expect(text).toContain('27 Februari 2024 sampai dengan tanggal 26 Februari 2027')
    expect(text).toContain('rangkap 2 (dua) asli')
    expect(agreementOpening(plainDateOf(2024, 2, 27), 'Sampit')).toBe(
      'Pada hari ini, Selasa tanggal dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat (27-02-2024), bertempat di Sampit, yang bertanda tangan di bawah ini:',
    )
    expect(agreementOpening(null, 'Sampit')).toBeNull()
  })

  test('an addendum may move the end, change wording, or both', () => {
    const both = addendumArticles({
      partyCount: 2,
      agreement: 'Perjanjian Kerja Sama Nomor 1',
      newEnd: plainDateOf(2030, 2, 26),
      changes: ['Ketentuan Pasal 3 ditambah satu huruf.'],
    })
    expect(both[0]?.paragraphs).toHaveLength(2)
    expect(JSON.stringify(both)).toContain('26 Februari 2030')
    for (const article of both) expect(agreementArticle.safeParse(article).success).toBe(true)
  })

  test('the sentence of the certificate names office and decree', () => {
    expect(certificateBody({ officeName: 'Kantor Imigrasi Contoh', decree: 'Keputusan Nomor 1' })).toMatch(
      /^sebagai Desa Binaan Imigrasi Kantor Imigrasi Contoh berdasarkan Keputusan Nomor 1, .*nonprosedural\.$/,
    )
  })

  test('a recovery code has eight groups of four', () => {
    const code = {
      officeName: 'Kantor',
      createdOn: '2026-11-27',
      groups: Array(8).fill('7K2M'),
      checksum: 'Q7',
    }
    expect(recoveryCodeData.safeParse(code).success).toBe(true)
    expect(recoveryCodeData.safeParse({ ...code, groups: ['7K2M'] }).success).toBe(false)
  })
})
