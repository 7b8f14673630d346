import { z } from 'zod'
import { paperOptions, type PaperOptions } from '#shared/features/document/document.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PaperImage } from '#shared/features/document/papers/paper.schema.ts'
import { closedText } from '#main/platform/db/sealed-columns.ts'
import type { PaperPicture } from './paper.ts'

/**
 * Everything a paper was made from, as it is kept with it. Pictures are named by their stored file instead of being
 * copied into every paper; stored files are never changed or removed.
 */
export type FrozenInputs = {
  title: string
  options: PaperOptions
  data: unknown
  /** Code of the newest checkpoint when the paper was issued, as it stands at the foot of its sheets. */
  checkpoint: string | null
}

const frozen = z.object({
  title: z.string(),
  options: paperOptions,
  data: z.unknown(),
  // Papers issued before the log had checkpoints carry none.
  checkpoint: z.string().nullable().default(null),
})
const pictureReference = z.strictObject({ storedPicture: z.string() })
const picture = z.object({ mediaType: z.string(), base64: z.string() })

export const freezeInputs = (inputs: FrozenInputs, pictures: readonly PaperPicture[]): string =>
  JSON.stringify(inputs, (_key, value: unknown) => {
    const parsed = picture.safeParse(value)
    if (!parsed.success) return value
    const stored = pictures.find(({ image }) => image.base64 === parsed.data.base64)
    if (!stored) throw new Error('a picture of the paper has no stored file')
    return { storedPicture: stored.fileId }
  })

/** @throws DomainError CASE_KEY_MISSING where the reader has no key to the case of the paper */
const read = (text: string, reviver?: (key: string, value: unknown) => unknown): FrozenInputs => {
  if (text === closedText) throw new DomainError('CASE_KEY_MISSING')
  return frozen.parse(JSON.parse(text, reviver))
}

export const thawInputs = (text: string, pictureOf: (fileId: string) => PaperImage): FrozenInputs =>
  read(text, (_key, value: unknown) => {
    const parsed = pictureReference.safeParse(value)
    return parsed.success ? pictureOf(parsed.data.storedPicture) : value
  })

/** What was chosen when the paper was issued, without opening its pictures. */
export const frozenOptions = (text: string): PaperOptions => read(text).options

const signed = z.object({
  signatory: z.object({ name: z.string() }).optional(),
  witness: z.object({ name: z.string() }).nullish(),
  parties: z.array(z.object({ signatoryName: z.string() })).optional(),
})

/** Names of those who sign the paper, as they stand on it. */
export const frozenSignatories = (text: string): string[] => {
  const parsed = signed.safeParse(read(text).data)
  if (!parsed.success) return []
  const { signatory, witness, parties = [] } = parsed.data
  return [signatory?.name, witness?.name, ...parties.map(({ signatoryName }) => signatoryName)].filter(
    (name) => name !== undefined,
  )
}
