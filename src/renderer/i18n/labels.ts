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
  const named = valueNames[languageStore.get()][`${tableName}.${column}.${value}`]
  if (named !== undefined) return named
  if (column.endsWith('_at') && /^\d{12,}$/.test(value)) return formatInstant(new Date(Number(value)))
  const list = lines(value)
  return list ? list.join(' · ') : formatDate(value)
}

/** Lists of lines are kept as JSON text. */
const lines = (value: string): string[] | undefined => {
  if (!value.startsWith('[')) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return Array.isArray(parsed) && parsed.every((line) => typeof line === 'string') ? parsed : undefined
  } catch {
    return undefined
  }
}
