import { createHash } from 'node:crypto'
import { officeMarkOf } from '#shared/features/referral/reply-code.rules.ts'
import { getOffice } from '#main/features/office/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'

/** How the slips of this office say whose they are. */
export const officeMark = (db: ReadDb): string =>
  officeMarkOf(createHash('sha256').update(getOffice(db).id).digest())
