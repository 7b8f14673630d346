import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'

/** What a record tells about a file kept with it; the bytes come with `attachment.download`. */
export const attachment = z.object({
  id: idOf('File'),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  recordedAt: z.date(),
})
export type Attachment = z.infer<typeof attachment>
