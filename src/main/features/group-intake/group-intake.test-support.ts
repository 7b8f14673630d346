import type {
  CheckEvent,
  RegisterSummary,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

/** Seven women of one cover group; every person is fictitious. */
export const coverGroup = [
  'No;Nama Lengkap;NIK;Tempat, Tgl Lahir;L/P;No. HP;No. Paspor;PNR;Tujuan',
  '1;Fiktif Melati;6202175403010001;Sampit, 14-03-2001;P;0812-0000-0001;C1000001;FIKTF1;Riyadh',
  '2;Fiktif Mawar;6202174107950002;Sampit, 01-07-1995;P;0812-0000-0002;C1000002;FIKTF1;Jeddah',
  '3;Uji Kenanga;6202176011800001;Kuala Pembuang, 20-11-1980;P;0812-0000-0003;C1000003;FIKTF1;Jeddah',
  '4;Uji Anggrek;;Kasongan, 05-05-1990;P;0812-0000-0004;C1000004;FIKTF1;Jeddah',
  '5;Contoh Dahlia;;Kasongan, 06-06-1991;P;0812-0000-0005;C1000005;FIKTF1;Jeddah',
  '6;Contoh Kamboja;;Sampit, 07-07-1992;P;-;C1000006;FIKTF1;Jeddah',
  '7;Contoh Teratai;;Sampit, 08-08-1993;P;;C1000007;FIKTF1;Jeddah',
].join('\r\n')

export const csvFile = (text: string, name = 'rombongan.csv'): File =>
  new File([text], name, { type: 'text/csv' })

export const openFile = (client: TestClient, text = coverGroup): Promise<StagedRegister> =>
  client.groupIntake.readFile({ file: csvFile(text) })

/** Checks a register as it was suggested, or as it is asked here, and answers all that was told. */
export const checkAll = async (
  client: TestClient,
  { id, sheets }: StagedRegister,
  changes: Partial<Parameters<TestClient['groupIntake']['check']>[0]> = {},
): Promise<CheckEvent[]> => {
  const [sheet] = sheets
  const events: CheckEvent[] = []
  const told = await client.groupIntake.check({
    id,
    sheet: 0,
    headingRow: sheet?.headingRow ?? null,
    mapping: sheet?.mapping ?? [],
    ...changes,
  })
  for await (const event of told) events.push(event)
  return events
}

export const summaryIn = (events: readonly CheckEvent[]): RegisterSummary => {
  const last = events.at(-1)
  if (last?.type !== 'done') throw new Error(`the check ended with ${JSON.stringify(last)}`)
  return last.summary
}
