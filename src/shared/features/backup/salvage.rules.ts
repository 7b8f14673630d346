import { salvageAreas, type SalvageArea, type SalvageReport } from './salvage.schema.ts'

type Table = { table: string; rows: number; restored: number; doubtful: number; lost: number }

/** The first that fits counts. */
const areas: readonly [SalvageArea, RegExp][] = [
  [
    'papers',
    /^(?:issued_documents|document_|print_acts|batch_|signed_documents|paper_|number_|issuing_keys|trusted_lists)/,
  ],
  ['files', /files$|^evidence$/],
  ['villages', /^(?:village|agreement|decrees|designations|liaison_)/],
  ['referrals', /^(?:referral|agenc|need_routes)/],
  [
    'cases',
    /^(?:case|subject|presented_|handovers|screening_|assessments|decisions|clocks|interview|tasks|entit|public_identifiers)/,
  ],
  [
    'office',
    /^(?:officer|office|sections|working_areas|letterheads|signatories|clock_settings|holidays|saved_views|statutes|purpose_|country_|running_numbers|register_mappings)/,
  ],
]

export const salvageAreaOf = (table: string): SalvageArea =>
  areas.find(([, pattern]) => pattern.test(table))?.[0] ?? 'records'

const sumOf = (tables: readonly Table[], what: Exclude<keyof Table, 'table'>): number =>
  tables.reduce((sum, table) => sum + table[what], 0)

/** The figures an officer is told, out of those of every table. */
export const salvageReportOf = (
  tables: readonly Table[],
  rest: Pick<SalvageReport, 'filesLost' | 'actsLost'>,
): SalvageReport => ({
  areas: salvageAreas.flatMap((area) => {
    const own = tables.filter(({ table }) => salvageAreaOf(table) === area)
    const rows = sumOf(own, 'rows')
    const [restored, doubtful, lost] = [sumOf(own, 'restored'), sumOf(own, 'doubtful'), sumOf(own, 'lost')]
    return rows + lost === 0 ? [] : [{ area, rows, restored, doubtful, lost }]
  }),
  lost: sumOf(tables, 'lost'),
  tables: tables.filter(({ lost }) => lost > 0).length,
  doubtful: sumOf(tables, 'doubtful'),
  restored: sumOf(tables, 'restored'),
  ...rest,
})
