import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { type Client, day, saved } from './demo-client.ts'

type DemoAgency = {
  kind: AgencyKind
  name: string
  shortName?: string
  addressee: string
  city?: string
  regionCodes?: string[]
}

const east = '62.02'
/** The working area of the example office. */
const workingArea = [east, '62.06', '62.07']

/** Every agency is invented; the kinds and how far they reach are those of real ones. */
const agencies: DemoAgency[] = [
  {
    kind: 'police',
    name: 'Kepolisian Resor Contoh Timur',
    shortName: 'Polres Contoh',
    addressee: 'Kepala Kepolisian Resor Contoh Timur',
    regionCodes: [east],
  },
  {
    kind: 'womenAndChildProtection',
    name: 'UPTD PPA Contoh',
    addressee: 'Kepala UPTD PPA Contoh',
    regionCodes: [east],
  },
  {
    kind: 'socialOffice',
    name: 'Dinas Sosial Contoh',
    shortName: 'Dinsos Contoh',
    addressee: 'Kepala Dinas Sosial Contoh',
    regionCodes: workingArea,
  },
  {
    kind: 'labourOffice',
    name: 'Dinas Tenaga Kerja Contoh',
    shortName: 'Disnaker Contoh',
    addressee: 'Kepala Dinas Tenaga Kerja Contoh',
    regionCodes: workingArea,
  },
  {
    kind: 'hospital',
    name: 'RSUD Contoh',
    addressee: 'Direktur RSUD Contoh',
    regionCodes: [east],
  },
  {
    kind: 'regionalOffice',
    name: 'Kantor Wilayah Contoh',
    shortName: 'Kanwil Contoh',
    addressee: 'Kepala Kantor Wilayah Contoh',
    city: 'Kota Contoh',
    regionCodes: ['62'],
  },
]

const typed = ({ shortName, city, regionCodes, ...agency }: DemoAgency, validFrom: PlainDate) => ({
  ...agency,
  shortName: shortName ?? null,
  city: city ?? 'Sampit',
  address: 'Jl. Contoh Nomor 2',
  phone: '(0531) 000000',
  hours: 'Senin–Jumat 08.00–15.30',
  regionCodes: regionCodes ?? [],
  validFrom,
  source: 'Data contoh',
})

/** Whom the example office refers to, with one agency whose work another has taken over. */
export const addDemoAgencies = async (client: Client, today: PlainDate): Promise<void> => {
  const since = day('2023-01-02')
  for (const agency of agencies) {
    const { detail } = saved(await client.agency.add(typed(agency, since)))
    if (agency.kind !== 'police') continue
    const { id: agencyId } = detail.agency
    const unit = {
      name: 'Satuan Reserse Kriminal, Unit PPA',
      addressee: 'Kepala Satuan Reserse Kriminal Contoh Timur',
      phone: '(0531) 000001',
    }
    const { units } = await client.agency.addUnit({ agencyId, ...unit, validFrom: since })
    await client.agency.addOfficial({
      agencyId,
      fullName: 'Fiktif Penghubung',
      title: 'Kepala Unit PPA',
      unitId: units[0]?.id ?? null,
      phone: '0812-0000-0002',
      validFrom: since,
    })
  }
  const post: DemoAgency = {
    kind: 'workerProtection',
    name: 'P4MI Contoh',
    addressee: 'Koordinator P4MI Contoh',
    regionCodes: workingArea,
  }
  const before = saved(await client.agency.add(typed(post, since))).detail.agency
  saved(
    await client.agency.add({
      ...typed(
        { ...post, name: 'BP3MI Contoh', addressee: 'Kepala BP3MI Contoh', regionCodes: ['62'] },
        addDays(today, -120),
      ),
      replaces: { id: before.id, version: before.version },
    }),
  )
}
