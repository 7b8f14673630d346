import { useQuery } from '@tanstack/react-query'
import type { BatchVillage, IssuedDocument } from '#shared/features/document/document.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { papersChanged, printSheets } from './document.queries.ts'

export const useBatch = (decreeId: string) =>
  useQuery(orpc.document.ofDecree.queryOptions({ input: { decreeId } }))

/** Papers of a batch that wait for a printer: issued, and neither in hand nor under way. */
export const printableIn = (villages: readonly BatchVillage[]): IssuedDocument[] =>
  villages.flatMap(({ document, openPrint }) =>
    document && openPrint === null && document.printState !== 'inHand' ? [document] : [],
  )

/**
 * Prints these papers in one go. All pages are there before the first act is written, and the acts are written before
 * the dialog opens, so that an interrupted print leaves questions and never silence.
 */
export const printBatch = async (documents: readonly IssuedDocument[]): Promise<void> => {
  const pages: string[] = []
  for (const { id } of documents) pages.push(...(await client.document.pages({ id })).pages)
  await client.document.sendManyToPrinter({ ids: documents.map(({ id }) => id) })
  try {
    await printSheets(pages)
  } finally {
    await papersChanged()
  }
}

/** Answers every open print of the batch alike. */
export const answerAll = async (
  villages: readonly BatchVillage[],
  outcome: 'inHand' | 'cancelled',
): Promise<void> => {
  const answers = villages.flatMap(({ openPrint }) =>
    openPrint ? [{ actId: openPrint.actId, outcome, note: null }] : [],
  )
  await client.document.confirmPrints({ answers })
  await papersChanged()
}
