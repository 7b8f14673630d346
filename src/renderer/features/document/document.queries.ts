import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { printPages, type PaperSize } from '#renderer/ui/print-pages.ts'

export const useDocument = (id: string) => useQuery(orpc.document.get.queryOptions({ input: { id } }))

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
