import actionsEnglish from './actions.en.json'
import actionsIndonesian from './actions.id.json'
import errorsEnglish from './errors.en.json'
import errorsIndonesian from './errors.id.json'
import fieldsEnglish from './fields.en.json'
import fieldsIndonesian from './fields.id.json'
import { fillIn, languageStore, type MessageValues } from './t.ts'

type Sentences = Readonly<Record<string, string>>
const table = <Source extends Sentences>(id: Source, en: { readonly [Key in keyof Source]: string }) => ({
  id,
  en,
})

const errors: Record<'id' | 'en', Sentences> = table(errorsIndonesian, errorsEnglish)
const fields: Record<'id' | 'en', Sentences> = table(fieldsIndonesian, fieldsEnglish)
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
