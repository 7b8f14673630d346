import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type {
  DocumentDetail,
  NumberChoice,
  PaperOptions,
  PaperType,
} from '#shared/features/document/document.schema.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { printPages, type PaperSize } from '#renderer/ui/print-pages.ts'

export const useDocument = (id: string) => useQuery(orpc.document.get.queryOptions({ input: { id } }))

type PaperRequest = { type: PaperType; subjectId: string; options: PaperOptions }

/** The pages as they would be. Papers of cases have a door of their own, with the rights on cases. */
export const usePreview = ({ type, subjectId, options }: PaperRequest, shownNumber: string | null) => {
  const rest = { subjectId, options, shownNumber }
  return useQuery({
    ...(isCasePaper(type)
      ? {
          queryKey: orpc.document.previewCasePaper.queryKey({ input: { type, ...rest } }),
          queryFn: () => client.document.previewCasePaper({ type, ...rest }),
        }
      : {
          queryKey: orpc.document.preview.queryKey({ input: { type, ...rest } }),
          queryFn: () => client.document.preview({ type, ...rest }),
        }),
    placeholderData: keepPreviousData,
  })
}

/** The text file for the e-office, before the paper is issued. */
export const wordDraftOf = async ({ type, ...rest }: PaperRequest): Promise<File> =>
  (isCasePaper(type)
    ? await client.document.wordDraftOfCasePaper({ type, ...rest })
    : await client.document.wordDraft({ type, ...rest })
  ).file

export const issuePaper = ({
  type,
  ...rest
}: PaperRequest & { number: NumberChoice }): Promise<DocumentDetail> =>
  isCasePaper(type)
    ? client.document.issueCasePaper({ type, ...rest })
    : client.document.issue({ type, ...rest })

type Ending = { id: DocumentDetail['id']; reason: string; acknowledgesSigned: boolean }
type Reissue = Ending & { options: PaperOptions; number: NumberChoice }

export const reissuePaper = (type: PaperType, input: Reissue): Promise<DocumentDetail> =>
  isCasePaper(type) ? client.document.reissueCasePaper(input) : client.document.reissue(input)

export const revokePaper = (type: PaperType, input: Ending): Promise<DocumentDetail> =>
  isCasePaper(type) ? client.document.revokeCasePaper(input) : client.document.revoke(input)

export const leavePaperAsItIs = (
  type: PaperType,
  input: Pick<Ending, 'id' | 'reason'>,
): Promise<Record<string, never>> =>
  isCasePaper(type) ? client.document.leaveCasePaperAsItIs(input) : client.document.leaveAsItIs(input)

/** After any act on papers: papers themselves, home, and the history of the records they belong to. */
export const papersChanged = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.document.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.home.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.history.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.number.key() }),
  ])
}

const millimetresPerPoint = 25.4 / 72

/** The sheet a page was made for, read from the page itself. */
export const sheetSizeOf = (page: string | undefined): PaperSize => {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(page ?? '')
  const [width, height] = size ? [Number(size[1]), Number(size[2])] : [595.28, 841.89]
  return {
    widthMm: Math.round(width * millimetresPerPoint),
    heightMm: Math.round(height * millimetresPerPoint),
  }
}

/** Opens the print dialog with pages that are all of one size. */
export const printSheets = (pages: readonly string[]): Promise<void> =>
  printPages(pages, sheetSizeOf(pages[0]))
