import type { EndedProof } from '#shared/features/proof/proof.schema.ts'
import { trustListContent, trustListMessage, trustListText } from '#shared/features/proof/trust-list.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { getOffice } from '#main/features/office/index.ts'
import { safeFileName } from '#main/platform/files.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { ownTrustList, signAs, signingKey } from './keyring.ts'
import { countEnded, findProofOfDocument, listEnded } from './proof.repo.ts'

type PageInput = { cursor?: string | undefined; limit: number }

export const readEnded = (
  { db, scope }: OfficerContext,
  { cursor, limit }: PageInput,
): { items: EndedProof[]; nextCursor: string | null; total: number } => {
  const [before] = decodeCursor(cursor) ?? []
  const page = { before: typeof before === 'number' ? before : undefined, limit: limit + 1 }
  const rows = listEnded(db, scope, page)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ rowId: _rowId, documentRowId: _document, code: _code, ...paper }) => paper),
    nextCursor: last ? encodeCursor([last.rowId]) : null,
    total: countEnded(db, scope),
  }
}

export const readProofOfDocument = (
  { db, scope }: OfficerContext,
  documentId: string,
): { shortCode: string | null; code: string | null } => {
  const paper = findProofOfDocument(db, scope, documentId)
  return { shortCode: paper?.shortCode ?? null, code: paper?.code ?? null }
}

/** @throws DomainError PROOF_NO_VALID_KEY */
const signedList = (context: OfficerContext): string => {
  const { db, today } = context
  const key = signingKey(db, today())
  if (!key) throw new DomainError('PROOF_NO_VALID_KEY')
  const content = trustListContent(ownTrustList(db, today()))
  return trustListText(content, key.keyId, signAs(context, key, trustListMessage(content)))
}

const fileNamed = ({ db, today }: OfficerContext, what: string, content: string, type: string): File => {
  const [name, ending] = what.split('.')
  return new File([content], safeFileName(`${name}-${getOffice(db).details.name}-${today()}.${ending}`), {
    type,
  })
}

export const exportTrustList = (context: OfficerContext): File =>
  fileNamed(context, 'daftar-kepercayaan.json', signedList(context), 'application/json')

/** The place in the page that waits for a list. */
const emptyList = '<script type="application/json" id="trust-list">null</script>'

/** The page of `resources/verify` with the office's list inside: one file that needs nothing else. */
export const exportVerifyPage = (context: OfficerContext): File => {
  const page = context.service.resource('verify/verify.html').toString('utf8')
  const [before, after] = page.split(emptyList)
  if (before === undefined || after === undefined) throw new Error('the page has no place for a list')
  // Inside a script element only `<` could end it early; JSON may write it as an escape.
  const list = signedList(context).replaceAll('<', String.raw`\u003c`)
  const filled = `${before}${emptyList.replace('null', () => list)}${after}`
  return fileNamed(context, 'periksa-keaslian.html', filled, 'text/html')
}
