import actionsEnglish from './actions.en.json'
import actionsIndonesian from './actions.id.json'
import errorsEnglish from './errors.en.json'
import errorsIndonesian from './errors.id.json'
import fieldsEnglish from './fields.en.json'
import fieldsIndonesian from './fields.id.json'
import { formatDate, formatInstant } from './format.ts'
import { fillIn, languageStore, type MessageValues } from './t.ts'
import valuesEnglish from './values.en.json'
import valuesIndonesian from './values.id.json'

type Sentences = Readonly<Record<string, string>>
const table = <Source extends Sentences>(id: Source, en: { readonly [Key in keyof Source]: string }) => ({
  id,
  en,
})

const errors: Record<'id' | 'en', Sentences> = table(errorsIndonesian, errorsEnglish)
const fields: Record<'id' | 'en', Sentences> = table(fieldsIndonesian, fieldsEnglish)
const valueNames: Record<'id' | 'en', Sentences> = table(valuesIndonesian, valuesEnglish)
const actions: Record<'id' | 'en', Sentences> = table(actionsIndonesian, actionsEnglish)

/** The sentence of a refusal, or undefined for a code without one. */
export const refusalSentence = (code: string, values?: MessageValues): string | undefined => {
  const sentence = errors[languageStore.get()][code]
  return sentence === undefined ? undefined : fillIn(sentence, values)
}

/** What a column is called on screen; an unknown one keeps its technical name rather than disappear from the history. */
export const fieldLabel = (tableName: string, column: string): string =>
  fields[languageStore.get()][`${tableName}.${column}`] ?? `${tableName}.${column}`

/** What was done, in words: `village.create` → `Mencatat desa`. */
export const actionLabel = (path: string): string => actions[languageStore.get()][path] ?? path

/** A value of the change log as an officer reads it: days and instants in words, codes by their name, texts as they are. */
export const fieldValue = (tableName: string, column: string, value: string): string => {
  const named = (each: string): string | undefined =>
    valueNames[languageStore.get()][`${tableName}.${column}.${each}`]
  const whole = named(value)
  if (whole !== undefined) return whole
  if (column.endsWith('_at') && /^\d{12,}$/.test(value)) return formatInstant(new Date(Number(value)))
  const list = lines(value)
  if (list) return list.map((each) => named(each) ?? each).join(' · ')
  const facts = factsIn(value)
  if (!facts) return formatDate(value)
  return facts
    .map(
      ([fact, each]) =>
        `${fieldLabel(tableName, `${column}.${fact}`)}: ${named(`${fact}.${each}`) ?? formatDate(each)}`,
    )
    .join(' · ')
}

/** Lists of lines are kept as JSON text; of warnings that were overruled, which ones. */
const lines = (value: string): string[] | undefined => {
  if (!value.startsWith('[')) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    if (!Array.isArray(parsed)) return undefined
    const read = parsed.map((line: unknown) => (isCoded(line) ? line.code : line))
    return read.every((line) => typeof line === 'string') ? read : undefined
  } catch {
    return undefined
  }
}

const isCoded = (line: unknown): line is { code: string } =>
  typeof line === 'object' && line !== null && 'code' in line && typeof line.code === 'string'

/** What is known of facts that are kept as JSON text. */
const factsIn = (value: string): [string, string][] | undefined => {
  if (!value.startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed !== 'object' || parsed === null) return undefined
    return Object.entries(parsed).flatMap(([fact, each]: [string, unknown]) =>
      typeof each === 'string' || typeof each === 'number' ? [[fact, String(each)] as [string, string]] : [],
    )
  } catch {
    return undefined
  }
}
