import {
  ownPartyOn,
  regencyParty,
  standardObligations,
  standardTitle,
} from '#shared/features/agreement/agreement-defaults.rules.ts'
import { agreementWarningCodes } from '#shared/features/agreement/agreement.schema.ts'
import { usualScope } from '#shared/features/document/papers/agreement-articles.ts'
import { designationWarningCodes } from '#shared/features/designation/designation.schema.ts'
import { liaisonWarningCodes } from '#shared/features/liaison/liaison.schema.ts'
import { villageWarningCodes, type MilestoneKind } from '#shared/features/village/village.schema.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { todayBy } from '#main/platform/clock.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { inspectFolder } from '#main/platform/store/store.ts'
import { addDemoAgencies } from './demo-agencies.ts'
import { addDemoCases } from './demo-cases.ts'
import { type Client, clientOf, day, saved } from './demo-client.ts'
import {
  candidateVillages,
  ceremonyVillages,
  demoSetup,
  firstVillage,
  laterSignatory,
  type DemoVillage,
} from './demo-data.ts'

/**
 * Fills an empty demonstration folder with an office that has worked for two years, cases included, through the same procedures an
 * officer uses. Days of running agreements follow today, so that the home screen always has something due.
 */
export const prepareDemoOffice = async (service: ServiceState): Promise<void> => {
  if (service.hold() || inspectFolder(service.options.dataDirectory) !== 'none') return
  const client = clientOf(service)
  const today = todayBy(service.options.clock)
  await client.setup.create(demoSetup)
  await client.office.addSignatory(laterSignatory)
  await client.number.savePattern({ ...decreePattern, version: 0 })

  const first = await addVillage(client, firstVillage, day('2023-11-14'))
  await addHistoricalDesignation(client, first)
  const ceremony: string[] = []
  for (const village of ceremonyVillages) ceremony.push(await addVillage(client, village, day('2025-03-04')))
  await addCeremony(client, ceremony, today)
  for (const village of candidateVillages) await addVillage(client, village, addDays(today, -40))
  await addIncompleteAgreement(client, today)
  await addDemoAgencies(client, today)
  await addDemoCases(service, client, first)
  // Nobody is logged in on any page: the store stays locked until the printed login is used.
  service.closeStore()
}

const decreePattern = {
  documentType: 'decree',
  pattern: '{kanwil}.{upt}-{klasifikasi}-{urut}',
  digits: 4,
  counterScope: 'typeAndYear',
  tokens: { kanwil: 'WIM.0', upt: 'IMI.0', klasifikasi: 'GR.03.05' },
} as const

const facts: Record<DemoVillage['upTo'], MilestoneKind[]> = {
  candidate: [],
  surveyed: ['surveyed'],
  agreed: ['surveyed', 'coordinated', 'agreed'],
  designated: ['surveyed', 'coordinated', 'agreed'],
  active: ['surveyed', 'coordinated', 'agreed'],
}

/** Registers a village with its head and the steps before a decree, three weeks apart. */
const addVillage = async (client: Client, village: DemoVillage, begin: PlainDate): Promise<string> => {
  const region = await client.region.village({ code: village.code })
  const added = saved(
    await client.village.add({
      regionCode: village.code,
      printedName: village.name || region.printedName,
      unitType: region.kind,
      unitTypePrinted: 'Desa',
      headTitle: region.headTitle,
      officeAddress: null,
      note: null,
      acceptedWarnings: [...villageWarningCodes],
    }),
  )
  const { id } = added.detail.village
  let { version } = added.detail.village
  const head = { fullName: village.head, phone: null, fromOn: day('2021-06-01'), untilOn: null }
  const withHead = saved(
    await client.village.addHead({ id, version, ...head, acceptedWarnings: [...villageWarningCodes] }),
  )
  version = withHead.detail.village.version
  for (const [index, kind] of facts[village.upTo].entries()) {
    const occurredOn = addDays(begin, index * 9)
    const recorded = saved(
      await client.village.recordMilestone({
        id,
        version,
        kind,
        occurredOn,
        note: null,
        acceptedWarnings: [...villageWarningCodes],
      }),
    )
    version = recorded.detail.village.version
  }
  if (village.liaison) {
    await client.liaison.assign({
      villageId: id,
      officerName: village.liaison,
      officerNip: null,
      officerPhone: '0812-0000-0001',
      kind: 'main',
      fromOn: addDays(begin, 120),
      untilOn: null,
      decreeNumber: 'SPRIN-000/CONTOH',
      acceptedWarnings: [...liaisonWarningCodes],
    })
  }
  return id
}

type Term = {
  signedOn: PlainDate | null
  endsOn: PlainDate
  numbers: [string | null, string | null]
  title?: string
}

const addAgreement = async (client: Client, villageIds: string[], term: Term): Promise<string> => {
  const office = await client.office.get()
  const [own, regency] = term.numbers
  const created = saved(
    await client.agreement.create({
      kind: 'cooperationAgreement',
      title: term.title ?? standardTitle,
      parties: [
        { ...ownPartyOn(office, term.signedOn ?? addDays(term.endsOn, -1094)), number: own },
        {
          ...regencyParty('Kabupaten Kotawaringin Timur'),
          representative: 'Bupati Contoh',
          address: 'Jl. Contoh Nomor 1, Sampit',
          number: regency,
        },
      ],
      scope: [...usualScope],
      obligations: [...standardObligations],
      signedOn: term.signedOn,
      signedAtPlace: 'Sampit',
      startsOn: term.signedOn,
      endsOn: term.endsOn,
      openEnded: false,
      automaticRenewal: false,
      originalsCount: 2,
      originalsHolders: 'Masing-masing pihak satu naskah',
      note: null,
      villageIds,
      acceptedWarnings: [...agreementWarningCodes],
    }),
  )
  return created.detail.agreement.id
}

type Decision = { villageIds: string[]; agreementId: string; decidedOn: PlainDate; number: string | null }

const decide = async (client: Client, { villageIds, agreementId, decidedOn, number }: Decision) => {
  const suggestion = await client.designation.suggest({ decidedOn, villageIds, agreementId })
  const { signatories } = await client.office.get()
  const signatory = signatories.find(
    ({ fromOn, untilOn }) => fromOn <= decidedOn && (untilOn === null || decidedOn <= untilOn),
  )
  const draft = await client.designation.createDraft({
    subject: suggestion.subject,
    decidedOn,
    decidedAtPlace: suggestion.place,
    signatoryId: signatory?.id ?? null,
    agreementId,
    villageIds,
    content: suggestion.content,
  })
  const { id, version } = draft.decree
  return saved(
    await client.designation.decide({ id, version, number, acceptedWarnings: [...designationWarningCodes] }),
  ).detail
}

/** The story of the first partner village: cooperation, decree and ceremony on one day of 2024. */
const addHistoricalDesignation = async (client: Client, villageId: string): Promise<void> => {
  const on = day('2024-02-27')
  const agreementId = await addAgreement(client, [villageId], {
    signedOn: on,
    endsOn: day('2027-02-26'),
    numbers: ['W.17.IMI.IMI.2-HH.05.05-0100', '180/FIKTIF/2024'],
  })
  const decided = await decide(client, {
    villageIds: [villageId],
    agreementId,
    decidedOn: on,
    number: 'W.17.IMI.IMI.2-GR.03.05-0099',
  })
  const { id, version } = decided.decree
  await client.designation.inaugurate({
    id,
    version,
    inauguratedOn: on,
    inauguratedAtPlace: 'Balai Desa Tanjung Harapan',
    presentedBy: 'Pejabat Contoh, S.H.',
    villages: decided.villages.map(({ designation }) => ({ designationId: designation.id })),
    acceptedWarnings: [...designationWarningCodes],
  })
  const { village } = await client.village.get({ id: villageId })
  const activation = {
    kind: 'activated',
    occurredOn: day('2024-04-02'),
    note: 'Sosialisasi pertama',
  } as const
  await client.village.recordMilestone({
    id: villageId,
    version: village.version,
    ...activation,
    acceptedWarnings: [...villageWarningCodes],
  })

  const [designation] = decided.villages
  if (!designation) return
  const certificate = await client.document.issue({
    type: 'certificate',
    subjectId: designation.designation.id,
    number: { kind: 'none' },
  })
  const printed = await client.document.sendToPrinter({ id: certificate.id, copies: 1 })
  const act = printed.acts.at(-1)
  if (act) await client.document.confirmPrint({ actId: act.id, outcome: 'inHand' })
}

/** Eight villages under one decree; the ceremony of three of them is still to come. */
const addCeremony = async (client: Client, villageIds: string[], today: PlainDate): Promise<void> => {
  const decidedOn = day('2025-07-01')
  const agreementId = await addAgreement(client, villageIds, {
    signedOn: day('2025-06-20'),
    endsOn: addDays(today, 25),
    numbers: ['WIM.0.IMI.0-HH.05.05-0042', '180/REKAAN/2025'],
  })
  const decided = await decide(client, { villageIds, agreementId, decidedOn, number: null })
  const { id, version } = decided.decree
  await client.designation.inaugurate({
    id,
    version,
    inauguratedOn: decidedOn,
    inauguratedAtPlace: 'Aula Kecamatan Mentaya Hilir Selatan',
    presentedBy: 'Pengganti Contoh, S.E., M.M.',
    villages: decided.villages.slice(0, 5).map(({ designation }) => ({ designationId: designation.id })),
    acceptedWarnings: [...designationWarningCodes],
  })
}

const addIncompleteAgreement = async (client: Client, today: PlainDate): Promise<void> => {
  await addAgreement(client, [], {
    title: 'Kerja Sama Penyuluhan Hukum Keimigrasian',
    signedOn: addDays(today, -20),
    endsOn: addDays(today, 345),
    numbers: ['WIM.0.IMI.0-HH.05.05-0043', null],
  })
}
