import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { TemplateDetail, TemplateVersion } from '#shared/features/template/template.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

type Id = TemplateVersion['id']

export const useTemplates = () => useQuery(orpc.template.list.queryOptions())

export const useTemplate = (paperType: PaperType) =>
  useQuery(orpc.template.get.queryOptions({ input: { paperType } }))

/** The text of a version; the id comes from an address and may be anything. */
export const useSource = (id: string | undefined) =>
  useQuery({
    ...orpc.template.source.queryOptions({ input: { id: (id ?? '') as Id } }),
    enabled: id !== undefined,
  })

/** The text papers are set with now; the program's own until an office's has been read. */
export const useSourceInUse = ({ versions, programSource }: TemplateDetail): string => {
  const { data } = useSource(versions.find(({ state }) => state === 'approved')?.id)
  return data?.source ?? programSource
}

type PreviewInput = Parameters<typeof client.template.preview>[0]

/** The typed text on paper. An answer to an older text is never shown: it belongs to another key. */
export const useTemplatePreview = (input: PreviewInput, enabled: boolean) =>
  useQuery({
    ...orpc.template.preview.queryOptions({ input }),
    enabled,
    placeholderData: keepPreviousData,
    // Every pause in typing makes another text; none is asked for twice.
    gcTime: 0,
    retry: false,
  })

/** After any step: the template itself, what home counts, and the history. */
export const templatesChanged = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.template.list.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.template.get.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.template.source.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.home.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.history.key() }),
  ])
}

export const startDraft = async (paperType: PaperType, from: Id | null): Promise<TemplateVersion> => {
  const draft = await client.template.startDraft({ paperType, from })
  await templatesChanged()
  return draft
}
