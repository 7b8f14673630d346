export { templateByMark, templateInUse, type TemplateInUse } from './template-in-use.service.ts'
export { templateRouter } from './template.router.ts'
