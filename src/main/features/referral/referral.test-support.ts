import type { z } from 'zod'
import type { AgencyId, AgencyKind } from '#shared/features/agency/agency.schema.ts'
import { newReferral, stepInput, type StepInput } from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { agencies } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

type Values = { kind: AgencyKind; name: string; validUntil?: PlainDate | null; regionCodes?: string[] }

/** Puts a fictitious agency into the directory. */
export const addAgency = (
  { service }: TestCaseOffice,
  { kind, name, validUntil = null, regionCodes = [] }: Values,
): AgencyId => {
  const id = newId('Agency')
  const act = { action: 'test.agency', officerId: 1, recordedAt: 1, about: [] }
  service.store().database.change(act, (db) => {
    db.insert(agencies)
      .values({
        uuid: id,
        kind,
        name,
        nameKey: searchKeyOf(name),
        addressee: `Kepala ${name}`,
        city: 'Sampit',
        validFrom: '2020-01-01' as PlainDate,
        validUntil,
        regionCodes,
      })
      .run()
  })
  return id
}

type Asked = z.input<typeof newReferral>
export type ReferralFacts = Partial<Asked> & Pick<Asked, 'caseId' | 'agencyIds' | 'subjects'>

/** A letter as an officer would word it, of a fictitious case. */
export const letterOf = (facts: ReferralFacts): z.output<typeof newReferral> =>
  newReferral.parse({
    need: 'traffickingCrime',
    kind: 'investigation',
    services: ['investigation'],
    urgency: 'urgent',
    confidentiality: 'secret',
    legalBasis: 'Undang-Undang Nomor 21 Tahun 2007.',
    chronology: 'F.M. mengajukan paspor untuk berlibur.',
    request: 'Mohon ditindaklanjuti.',
    contactName: 'Petugas petugas',
    contactPhone: '(0531) 00000',
    answerWantedOn: null,
    ...facts,
  })

/** What was written, where nothing had to be asked. */
export const saved = <Answer extends { outcome: string }>(
  answer: Answer,
): Extract<Answer, { outcome: 'saved' }> => {
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer))
  return answer as Extract<Answer, { outcome: 'saved' }>
}

/** Takes one step after the other, each on its day, and answers how it stands then. */
export const takeSteps = async (
  by: TestClient,
  id: ReferralDetail['id'],
  steps: readonly (Partial<StepInput> & Pick<StepInput, 'step'> & { on: string })[],
): Promise<ReferralDetail> => {
  let detail = await by.referral.get({ id })
  for (const { on, ...step } of steps) {
    const input = { note: 'Keterangan', way: 'byHand', ...step, id, happenedOn: on, version: detail.version }
    detail = await by.referral.takeStep(stepInput.parse(input))
  }
  return detail
}
