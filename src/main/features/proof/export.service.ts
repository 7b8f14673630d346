import { isCasePaper } from '#shared/features/document/document.rules.ts'
import type { EndedProof, ProofKey } from '#shared/features/proof/proof.schema.ts'
import { trustListContent, trustListMessage, trustListText } from '#shared/features/proof/trust-list.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { getOffice } from '#main/features/office/index.ts'
import { safeFileName } from '#main/platform/files.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { ownTrustList, signAs, signingKey, toProofKey } from './keyring.ts'
import {
  countEnded,
  findProofOfDocument,
  findSuccessor,
  listEnded,
  listEndings,
  listKeys,
  type ProvenPaper,
} from './proof.repo.ts'

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
    items: toEnded(db, shown),
    nextCursor: last ? encodeCursor([last.rowId]) : null,
    total: countEnded(db, scope),
  }
}

/** Names and reasons of papers of cases are for those who may read cases; the rest stands in the trust list anyway. */
const toEnded = (db: ReadDb, papers: readonly ProvenPaper[]): EndedProof[] => {
  const endings = listEndings(
    db,
    papers.map(({ documentId }) => documentId),
  )
  return papers.map(({ rowId: _rowId, documentRowId: _document, code: _code, ...paper }) => ({
    ...paper,
    ...(isCasePaper(paper.type) ? { label: null, stateReason: null } : {}),
    endedAt: endings.get(paper.documentId) ?? null,
  }))
}

export type ProofRegister = {
  keys: ProofKey[]
  ended: (EndedProof & { successor: string | null })[]
  /** All of them, also those beyond `limit`. */
  total: number
}

/** The office's keys and its ended papers, latest first, as the printed list has them. */
export const readProofRegister = (
  { db, scope, today }: Pick<OfficerContext, 'db' | 'scope' | 'today'>,
  limit: number,
): ProofRegister => {
  const papers = listEnded(db, scope, { before: undefined, limit })
  const ended = toEnded(db, papers).map((paper, index) => {
    const successor = findSuccessor(db, papers[index]?.documentRowId ?? 0)
    return { ...paper, successor: successor?.number ?? successor?.serial ?? null }
  })
  const keys = listKeys(db).map((key) => toProofKey(key, today()))
  return { keys, ended, total: countEnded(db, scope) }
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
