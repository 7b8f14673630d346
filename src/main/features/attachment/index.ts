export { attachmentRouter } from './attachment.router.ts'
export { acceptUpload } from './attachment.service.ts'
