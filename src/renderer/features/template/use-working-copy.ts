import { useState } from 'react'
import { z } from 'zod'
import type { DraftBody } from '#shared/features/draft/draft.schema.ts'
import type { TemplateVersion } from '#shared/features/template/template.schema.ts'
import { client } from '#renderer/app/client.ts'
import { type DraftControl, useDraft } from '#renderer/app/use-draft.ts'
import { typeWords } from '#renderer/features/document/document-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { templatesChanged } from './template.queries.ts'

export type VersionText = TemplateVersion & { source: string }

const kept = z.object({
  /** The version of the record that was typed on. */
  version: z.number().int(),
  text: z.string(),
})
type Kept = z.infer<typeof kept>

const readKept = (body: DraftBody): Kept | undefined => kept.safeParse(body).data

export type VersionWords = Pick<VersionText, 'title' | 'changeNote'>

export type WorkingCopy = {
  draft: DraftControl<Kept>
  found: DraftControl<Kept>['found']
  /** What was typed and not saved when this was left; `fits` where nobody saved the draft since. */
  left: { text: string; fits: boolean; savedAt: Date } | undefined
  keep: (text: string) => void
  /** Saves the draft itself. Throws what the service answers. */
  save: (text: string, words?: VersionWords) => Promise<VersionText>
  discard: () => Promise<void>
}

/** What is typed between two saves, kept over a lock or a crash as the officer's own working copy. */
export const useWorkingCopy = (base: VersionText, onSaved: (saved: VersionText) => void): WorkingCopy => {
  const t = useT()
  const { id, paperType, number, version, source, title, changeNote } = base
  const [initial] = useState({ version, text: source })
  const draft = useDraft<Kept>({
    kind: 'template',
    recordKey: id,
    label: `${t(typeWords[paperType])} · ${t('template.version', { number })}`,
    initial,
    read: readKept,
  })
  const { found } = draft
  const [opened] = useState(base)
  const text = found.state === 'found' ? found.value.text : undefined
  return {
    draft,
    found,
    left:
      found.state === 'found' && text !== undefined && text !== opened.source
        ? { text, fits: found.value.version === opened.version, savedAt: found.savedAt }
        : undefined,
    keep: (typed) => draft.keep({ version, text: typed }),
    save: async (typed, words = { title, changeNote }) => {
      const saved = await draft.submit(() =>
        client.template.saveDraft({ id, version, source: typed, ...words }),
      )
      const next = { ...saved, source: typed }
      onSaved(next)
      await templatesChanged()
      return next
    },
    discard: draft.discard,
  }
}
