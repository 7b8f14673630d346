import { letterheadFor } from '#shared/features/office/office.rules.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import type { MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import type { PaperImage } from '#shared/features/document/papers/paper.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { getOffice } from '#main/features/office/index.ts'
import { findFile } from '#main/platform/files.repo.ts'
import { dots, type PaperContext, type PaperPicture } from '../paper.ts'

/** The office's logo as a paper carries it, with the file it comes from. */
export const officeLogo = (context: PaperContext): PaperPicture | undefined => {
  const { logoFileId } = getOffice(context.db)
  const file = logoFileId === null ? undefined : findFile(context.db, logoFileId)
  if (!file) return undefined
  const base64 = Buffer.from(context.blobs.get(file.blobId)).toString('base64')
  return { fileId: file.uuid, image: { mediaType: file.mediaType as PaperImage['mediaType'], base64 } }
}

const certificateLineCount = 4

/** Ministry and parent lines as they were named on the day of the paper, not as they are named today. */
export const namesOfDay = (office: Office, day: PlainDate) => {
  const found = letterheadFor(office.letterheads, day)
  const missing: MissingValue[] = found
    ? []
    : [{ field: 'letterhead', detail: null, where: { kind: 'office', id: office.id } }]
  const warnings: PaperWarning[] =
    found && found.validFrom > day
      ? [{ code: 'letterheadBeforeFirst', data: { validFrom: found.validFrom } }]
      : []
  return {
    ministryLine: found?.ministryLine ?? dots,
    parentLines: found?.parentLines ?? [],
    missing,
    warnings,
  }
}

/** A certificate has room for four lines; parent lines beyond the second share one. */
export const certificateLines = (office: Office, day: PlainDate): string[] => {
  const { ministryLine, parentLines } = namesOfDay(office, day)
  const room = certificateLineCount - 2
  const shared = parentLines.slice(room - 1).join(' · ')
  const parents = parentLines.length <= room ? parentLines : [...parentLines.slice(0, room - 1), shared]
  return [ministryLine, ...parents, office.fullName]
}

export const letterheadOf = (office: Office, day: PlainDate, logo: PaperPicture | undefined) => {
  const { ministryLine, parentLines } = namesOfDay(office, day)
  const { address, phone, email, website } = office.details
  const contact = [
    phone === null ? [] : [`Telepon: ${phone}`],
    website === null ? [] : [`Laman: ${website}`],
    email === null ? [] : [`Pos-el: ${email}`],
  ].flat()
  return {
    logo: logo?.image ?? null,
    parentLines: [ministryLine, ...parentLines].map((value) => value.toUpperCase()),
    officeName: office.fullName.toUpperCase(),
    address,
    contact: contact.length === 0 ? null : contact.join(', '),
  }
}
