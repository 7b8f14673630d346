import { z } from 'zod'

/** A paper's data with every text as long as the schema lets it be, in words of which many are long. */
export const longestAllowed = <Data>(schema: z.ZodType, sample: Data): Data =>
  stretch(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Schema, sample) as Data

type Schema = {
  type?: string
  maxLength?: number
  pattern?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
}

const words =
  'Kepulauan Siau Tagulandang Biaro, Kampuang Tanjuang Koto Mambang Sungai Durian, Buay Pematang Ribu Ranau Tengah, Penyelenggara Pelindungan Kotawaringin Timur dan '
const longestParagraph = 1200
/** Numbers and places are shorter than their fields; their longest stand in the samples. */
const bounded = /number$|^(?:code|place|city|fingerprint|serial|shortCode)$/i

const stretch = (schema: Schema, value: unknown): unknown => {
  const chosen = schema.anyOf ? schema.anyOf.find(({ type }) => type !== 'null') : schema
  if (!chosen || value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((entry) => (chosen.items ? stretch(chosen.items, entry) : entry))
  if (typeof value === 'object') {
    const inner = chosen.properties ?? {}
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const part = inner[key]
        return [key, part && !bounded.test(key) ? stretch(part, entry) : entry]
      }),
    )
  }
  const isFree =
    chosen.type === 'string' &&
    !chosen.pattern &&
    !chosen.format &&
    !chosen.enum &&
    chosen.const === undefined
  return isFree && typeof value === 'string' && chosen.maxLength ? filled(value, chosen.maxLength) : value
}

/** What stood there comes first, so that a signature is still found by its name. */
const filled = (value: string, length: number): string => {
  const most = Math.min(length, longestParagraph)
  return `${value} ${words.repeat(Math.ceil(most / words.length))}`.slice(0, most).trim()
}
