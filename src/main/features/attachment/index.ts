export { attachmentRouter } from './attachment.router.ts'
export { acceptUpload, examineUpload } from './attachment.service.ts'
