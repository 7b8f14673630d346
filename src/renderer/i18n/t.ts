import { useMemo } from 'react'
import { createStore, useStore } from '#renderer/app/store.ts'
import type { Language } from '#shared/kernel/plain-date.ts'
import { type MessageKey, sentenceOf } from './messages.ts'

export type { MessageKey } from './messages.ts'
export type MessageValues = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** Kept in memory: the office's preference decides at login, the officer may change it for the session. */
export const languageStore = createStore<Language>('id')

/** Puts values into the `{places}` of a sentence; a place without a value stays readable as it is. */
export const fillIn = (sentence: string, values: MessageValues = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

const translateTo =
  (language: Language): Translate =>
  (key, values) =>
    fillIn(sentenceOf(language, key) ?? sentenceOf('id', key) ?? key, values)

const translators: Record<Language, Translate> = { id: translateTo('id'), en: translateTo('en') }

/** The sentence for a key in the language of the moment. In components use `useT`, which follows a change of language. */
export const t: Translate = (key, values) => translators[languageStore.get()](key, values)

export const useLanguage = (): Language => useStore(languageStore)

export const useT = (): Translate => {
  const language = useLanguage()
  return useMemo(() => translators[language], [language])
}
