import type {
  DecreeDetail,
  DecreeInput,
  DecreeOutcome,
} from '#shared/features/designation/designation.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

export const day = (text: string) => text as PlainDate

export const signatoryIdOf = async (client: TestClient, fullName = 'Pejabat Contoh') => {
  const { signatories } = await client.office.get()
  const person = signatories.find((other) => other.fullName === fullName)
  if (!person) throw new Error('the signatory is missing')
  return person.id
}

/** A draft as the form fills it, with the suggested text. */
export const draftInput = async (
  client: TestClient,
  villageIds: Village['id'][],
  changes: Partial<DecreeInput> = {},
): Promise<DecreeInput> => {
  const decidedOn = changes.decidedOn === undefined ? day('2024-02-27') : changes.decidedOn
  const { subject, place, content } = await client.designation.suggest({
    decidedOn,
    villageIds,
    agreementId: null,
  })
  return {
    subject,
    decidedOn,
    decidedAtPlace: place,
    signatoryId: await signatoryIdOf(client),
    agreementId: null,
    villageIds,
    content,
    ...changes,
  }
}

export const targetOf = ({ decree: { id, version } }: DecreeDetail) => ({ id, version })

export const savedDecree = (outcome: DecreeOutcome): DecreeDetail => {
  if (outcome.outcome !== 'saved')
    throw new Error(`warned: ${outcome.warnings.map(({ code }) => code).join()}`)
  return outcome.detail
}

export const decideAs = async (
  client: TestClient,
  draft: DecreeDetail,
  number: string,
): Promise<DecreeDetail> => savedDecree(await client.designation.decide({ ...targetOf(draft), number }))

/** A decree of these villages that was decided under this number. */
export const decidedDecree = async (
  client: TestClient,
  villageIds: Village['id'][],
  number: string,
  changes: Partial<DecreeInput> = {},
): Promise<DecreeDetail> =>
  decideAs(
    client,
    await client.designation.createDraft(await draftInput(client, villageIds, changes)),
    number,
  )
