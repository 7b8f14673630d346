import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import type { DecreeDetail, DecreeInput } from '#shared/features/designation/designation.schema.ts'
import type { AgreementInput } from '#shared/features/agreement/agreement.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { sampitSetup, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

export const day = (text: string) => text as PlainDate

/** Eight villages of Kecamatan Telaga Antang as the region table has them. */
export const telagaAntang = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008].map((unit) => `62.02.17.${unit}`)

/** The smallest picture that is one: a grey pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
export const logo = () => new File([Buffer.from(pixel, 'base64')], 'logo.png', { type: 'image/png' })

/** Sampit in November 2026: another head today than the one who signed in 2024. */
export const sampitToday = () =>
  sampitSetup({
    logo: logo(),
    signatory: {
      fullName: 'Uji Lestari',
      nip: null,
      title: 'Kepala Kantor',
      capacity: 'definitive',
      fromOn: day('2025-06-01'),
      untilOn: null,
    },
  })

export const addFormerHead = async (client: TestClient): Promise<void> => {
  await client.office.addSignatory({
    fullName: 'Pejabat Contoh',
    nip: '190001010000000001',
    title: 'Kepala Kantor',
    capacity: 'definitive',
    fromOn: day('2023-01-01'),
    untilOn: day('2025-05-31'),
  })
}

export const addVillage = async (
  client: TestClient,
  regionCode: string,
  printedName?: string,
): Promise<Village> => {
  const region = await client.region.village({ code: regionCode })
  const outcome = await client.village.add({
    regionCode,
    printedName: printedName ?? region.printedName,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
    acceptedWarnings: ['VILLAGE_OUTSIDE_WORKING_AREA', 'PRINTED_NAME_NEEDS_REVIEW'],
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail.village
}

export const sampitNumber = 'W.17.IMI.IMI.2-GR.03.05-0099'

type DecreeChanges = Partial<DecreeInput> & { number?: string; signatory?: string }

export const draftDecree = async (
  client: TestClient,
  villages: readonly Village[],
  { number: _number, signatory = 'Pejabat Contoh', ...changes }: DecreeChanges = {},
): Promise<DecreeDetail> => {
  const villageIds = villages.map(({ id }) => id)
  const decidedOn = day('2024-02-27')
  const { subject, content } = await client.designation.suggest({ decidedOn, villageIds, agreementId: null })
  const { signatories } = await client.office.get()
  return client.designation.createDraft({
    subject,
    decidedOn,
    decidedAtPlace: 'Sampit',
    signatoryId: signatories.find(({ fullName }) => fullName === signatory)?.id ?? null,
    agreementId: null,
    villageIds,
    content,
    ...changes,
  })
}

export const decideDecree = async (
  client: TestClient,
  villages: readonly Village[],
  changes: DecreeChanges = {},
): Promise<DecreeDetail> => {
  const { decree } = await draftDecree(client, villages, changes)
  const outcome = await client.designation.decide({
    id: decree.id,
    version: decree.version,
    number: changes.number ?? sampitNumber,
    acceptedWarnings: ['DECREE_AFTER_INAUGURATION', 'AGREEMENT_NOT_IN_FORCE'],
  })
  if (outcome.outcome !== 'saved')
    throw new Error(`warned: ${outcome.warnings.map(({ code }) => code).join()}`)
  return outcome.detail
}

export const inaugurate = async (
  client: TestClient,
  { decree, villages }: DecreeDetail,
): Promise<DecreeDetail> => {
  const outcome = await client.designation.inaugurate({
    id: decree.id,
    version: decree.version,
    inauguratedOn: day('2024-02-27'),
    inauguratedAtPlace: 'Balai Desa',
    presentedBy: 'Pejabat Contoh',
    villages: villages.map(({ designation }) => ({ designationId: designation.id })),
    acceptedWarnings: [],
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail
}

export const createAgreement = async (
  client: TestClient,
  villages: readonly Village[],
  changes: Partial<AgreementInput> = {},
) => {
  const outcome = await client.agreement.create({
    kind: 'cooperationAgreement',
    title: 'Pembentukan dan Pembinaan Desa Binaan Imigrasi',
    parties: [
      {
        institution: 'Kantor Imigrasi Kelas II TPI Sampit',
        representative: 'Pejabat Contoh',
        representativeTitle: 'Kepala Kantor Imigrasi Kelas II TPI Sampit',
        authority: null,
        address: 'Jl. Contoh Km 0,5, Sampit',
        number: 'W.17.IMI.IMI.2-HH.05.05-0100',
      },
      {
        institution: 'Pemerintah Kabupaten Kotawaringin Timur',
        representative: 'Fiktif Bupati',
        representativeTitle: 'Bupati Kotawaringin Timur',
        authority: null,
        address: 'Jl. Fiktif Nomor 1, Sampit',
        number: '180/FIKTIF/2024',
      },
    ],
    scope: ['sosialisasi dan penyuluhan', 'penempatan PIMPASA'],
    obligations: [
      { party: 1, text: 'menugaskan PIMPASA', fulfilled: false },
      { party: 2, text: 'menyediakan tempat', fulfilled: false },
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
    villageIds: villages.map(({ id }) => id),
    acceptedWarnings: ['AGREEMENT_NUMBER_SEEN'],
    ...changes,
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail.agreement
}

export const certificatePattern = {
  documentType: 'certificate' as const,
  pattern: 'PIAGAM-{urut}/{bulanRomawi}/{tahun}',
  digits: 3,
  counterScope: 'typeAndYear' as const,
  tokens: { kanwil: '', upt: '', klasifikasi: '' },
  version: 0,
}

export const none = { kind: 'none' as const }
export const pattern = { kind: 'pattern' as const }

export const certificateOf = (decree: DecreeDetail, index = 0) => {
  const designation = decree.villages[index]?.designation
  if (!designation) throw new Error('the designation is missing')
  return { type: 'certificate' as const, subjectId: designation.id }
}

export const bytesOf = async (client: TestClient, id: Parameters<TestClient['document']['file']>[0]['id']) =>
  Buffer.from(await (await client.document.file({ id })).file.arrayBuffer())

export const wordsOf = async (client: TestClient, id: Parameters<typeof bytesOf>[1]): Promise<string> =>
  (await readPdf(await bytesOf(client, id))).words

/** The store as S-02 tells it, up to the inauguration. */
export const tellS02 = async (office: TestOffice) => {
  const { head } = office
  await addFormerHead(head)
  const village = await addVillage(head, '62.02.17.2015')
  const agreement = await createAgreement(head, [village])
  const decree = await inaugurate(head, await decideDecree(head, [village], { agreementId: agreement.id }))
  return { village, agreement, decree }
}
