import { DomainError } from '#shared/kernel/errors.ts'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import { decreeData } from '#shared/features/document/papers/decree.schema.ts'
import { deferralNoticeData } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { referralLetterData } from '#shared/features/document/papers/referral-letter.schema.ts'
import { hasWordFile } from '#shared/features/document/document.rules.ts'
import { wordFileOf, wordMediaType, type WordFile } from '#main/platform/documents/word-file.ts'
import { safeFileName } from '#main/platform/files.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { getReadable, thaw } from './document.service.ts'
import { recordSavedAsFile } from './print.service.ts'
import { assemble, checkedData, type Request } from './typeset.service.ts'
import { decreeWord } from './word/decree.word.ts'
import { deferralNoticeWord } from './word/deferral-notice.word.ts'
import { referralLetterWord } from './word/referral-letter.word.ts'

const writers: Partial<Record<PaperType, (data: unknown) => Omit<WordFile, 'title'>>> = {
  decree: (data) => decreeWord(decreeData.parse(data)),
  deferralNotice: (data) => deferralNoticeWord(deferralNoticeData.parse(data)),
  referralLetter: (data) => referralLetterWord(referralLetterData.parse(data)),
}

const wordFile = (type: PaperType, title: string, data: unknown): File => {
  const write = hasWordFile(type) ? writers[type] : undefined
  if (!write) throw new DomainError('DOCUMENT_NO_WORD_FILE')
  const bytes = new Uint8Array(wordFileOf({ title, ...write(data) }))
  return new File([bytes], safeFileName(`${title.slice(0, 100)}.docx`), { type: wordMediaType })
}

/** The paper as the records stand now. What is missing in it can be typed in the e-office, so it stops nothing. */
export const draftWordFile = (context: OfficerContext, request: Request): File => {
  const assembled = assemble(context, request)
  const { data, faults } = checkedData(assembled, { draft: true, number: null, serial: null })
  if (data === undefined)
    throw new DomainError('DOCUMENT_INCOMPLETE', { missing: faults.map(({ field }) => field) })
  return wordFile(request.type, assembled.prepared.label, data)
}

/** The paper as it was issued. That it left the program stands in its acts. */
export const readWordFile = (context: OfficerContext, id: string): File => {
  const document = getReadable(context, id)
  const { title, data } = thaw(context, document)
  const file = wordFile(document.type, title, data)
  recordSavedAsFile(context, id, 'DOCX')
  return file
}
