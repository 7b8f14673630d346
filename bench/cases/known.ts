import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { IntakeProbe } from '#shared/features/intake/intake.schema.ts'
import { findByExactKey } from '#main/features/entity/entity.repo.ts'
import { findMatches } from '#main/features/subject/index.ts'
import { ms, percentile, time, type Row } from '../measure.ts'
import type { SeededOffice } from './seeded-office.ts'

const asked = 200
const nothing: IntakeProbe = {
  nik: null,
  fullName: null,
  birthOn: null,
  sex: null,
  phone: null,
  passportNumber: null,
  intermediaryPhone: null,
  declaredPurpose: null,
  destinationCountry: null,
  receivedOn: '2026-11-23' as PlainDate,
}

/** What the forms ask at every pause of typing, with numbers and names that are in the store. */
export const measureKnown = async ({ officer, plain, seeded }: SeededOffice): Promise<Row[]> => {
  const figures = {
    number: { ours: [] as number[], plain: [] as number[] },
    person: { ours: [] as number[], plain: [] as number[] },
  }
  for (const phone of seeded.phones.slice(0, asked)) {
    const { milliseconds, result } = await time(() => officer.entity.known({ kind: 'phone', value: phone }))
    if (result.entityTotal > 1) throw new Error('a number stands twice')
    figures.number.ours.push(milliseconds)
    const beside = await time(() => findByExactKey(plain.read, 'phone', phone))
    figures.number.plain.push(beside.milliseconds)
  }
  for (const [index, [fullName, birthOn]] of seeded.births.slice(0, asked).entries()) {
    const nik = seeded.niks[index] ?? null
    const probe = {
      ...nothing,
      nik,
      fullName,
      birthOn: birthOn as PlainDate,
      phone: seeded.phones[index] ?? null,
    }
    const { milliseconds, result } = await time(() => officer.intake.probe(probe))
    if (result.matches.length === 0) throw new Error('somebody in the store was not found')
    figures.person.ours.push(milliseconds)
    const beside = await time(() =>
      findMatches(plain.read, { reach: 'office' }, { ...probe, today: nothing.receivedOn }),
    )
    figures.person.plain.push(beside.milliseconds)
  }
  const row = (what: string, { ours, plain: besides }: { ours: number[]; plain: number[] }): Row => ({
    what,
    figure: `${ms(percentile(ours, 0.95))} (${ms(percentile(ours, 0.5))})`,
    beside: `${ms(percentile(besides, 0.95))} (${ms(percentile(besides, 0.5))}) plain SQLite`,
    goal: '≤ 20 ms',
    pass: percentile(ours, 0.95) <= 20,
  })
  return [
    row('known number while typing (alleged persons), p95 (p50)', figures.number),
    row('earlier records of NIK, phone, name and birth while typing, p95 (p50)', figures.person),
  ]
}
