import type { AgreementInput, AgreementOutcome } from '#shared/features/agreement/agreement.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

export const day = (text: string): PlainDate => text as PlainDate

/** The cooperation agreement of the story that begins in Sampit on 27 February 2024; everybody in it is fictitious. */
export const sampitAgreement = (changes: Partial<AgreementInput> = {}): AgreementInput => ({
  title: 'Pembentukan dan Pembinaan Desa Binaan Imigrasi',
  parties: [
    {
      institution: 'Kantor Imigrasi Kelas II TPI Sampit',
      representative: 'Pejabat Contoh',
      representativeTitle: 'Kepala Kantor Imigrasi Kelas II TPI Sampit',
      authority: null,
      address: 'Jl. Contoh Km 0,5, Sampit 74874',
      number: 'W.17.IMI.IMI.2-HH.05.05-0100',
    },
    {
      institution: 'Pemerintah Kabupaten Kotawaringin Timur',
      representative: 'Bupati Contoh',
      representativeTitle: 'Bupati Kotawaringin Timur',
      authority: null,
      address: 'Jl. Fiktif Nomor 1, Sampit',
      number: '180/FIKTIF/2024',
    },
  ],
  scope: ['pertukaran data dan informasi', 'sosialisasi dan penyuluhan'],
  obligations: [
    { party: 1, text: 'menugaskan PIMPASA', fulfilled: false },
    { party: 2, text: 'menyediakan data', fulfilled: false },
  ],
  signedOn: day('2024-02-27'),
  signedAtPlace: 'Sampit',
  startsOn: day('2024-02-27'),
  endsOn: day('2027-02-26'),
  openEnded: false,
  automaticRenewal: false,
  originalsCount: 2,
  originalsHolders: null,
  note: null,
  ...changes,
})

/** The addendum that prolongs it to 26 February 2030, with numbers of its own. */
export const sampitAddendum = (changes: Partial<AgreementInput> = {}): AgreementInput => {
  const base = sampitAgreement()
  return {
    ...base,
    title: `Perpanjangan Kerja Sama ${base.title}`,
    parties: base.parties.map((party, index) => ({
      ...party,
      number: index === 0 ? 'WIM.17.IMI.2-HH.05.05-0200' : '181/FIKTIF/2026',
    })),
    signedOn: day('2026-12-10'),
    startsOn: day('2027-02-27'),
    endsOn: day('2030-02-26'),
    ...changes,
  }
}

export const savedDetail = (outcome: AgreementOutcome) => {
  if (outcome.outcome !== 'saved')
    throw new Error(`warned: ${outcome.warnings.map(({ code }) => code).join(', ')}`)
  return outcome.detail
}

export const createAgreement = async (
  client: TestClient,
  changes: Partial<AgreementInput> = {},
  extra: Partial<Parameters<TestClient['agreement']['create']>[0]> = {},
) =>
  savedDetail(
    await client.agreement.create({
      ...sampitAgreement(changes),
      kind: 'cooperationAgreement',
      villageIds: [],
      acceptedWarnings: ['AGREEMENT_NUMBER_SEEN', 'AGREEMENT_SIGNED_AFTER_START', 'AGREEMENT_TERM_LONG'],
      ...extra,
    }),
  )

/** Registers a unit of the region table under its own name. */
export const addVillage = async (client: TestClient, regionCode: string) => {
  const region = await client.region.village({ code: regionCode })
  const outcome = await client.village.add({
    regionCode,
    printedName: region.printedName,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
    acceptedWarnings: ['PRINTED_NAME_NEEDS_REVIEW', 'VILLAGE_OUTSIDE_WORKING_AREA'],
  })
  if (outcome.outcome !== 'saved') throw new Error('the village was not registered')
  return outcome.detail.village
}
