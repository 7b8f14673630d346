import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { downloadFile } from './attachment.service.ts'

export const attachmentRouter = {
  download: officerProcedure.attachment.download.handler(({ context, input }) =>
    downloadFile(context, input.fileId),
  ),
}
