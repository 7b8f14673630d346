import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { downloadErrors } from './attachment.errors.ts'

export const attachmentContract = {
  /** The stored bytes, checked against the digest they were stored under. */
  download: procedure({
    permission: 'attachment.read',
    scope: 'office',
    audit: 'export',
    access: { record: ['file', 'fileId'] },
  })
    .errors(downloadErrors)
    .input(z.object({ fileId: idOf('File') }).strict())
    .output(z.file()),
}
