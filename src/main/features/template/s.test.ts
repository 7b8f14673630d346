import { test, expect } from 'vitest'
import { templatePapers, sampleKindsOf, sizesOf, sampleOf } from './template-papers.ts'
import { fieldsOf } from './template-fields.ts'
import { openTypesetter } from '#main/platform/documents/compile.ts'
import { resourcesDirectory } from '../../../../tests/support/test-office.ts'
const t = openTypesetter(resourcesDirectory)
test.each(Object.keys(templatePapers))('%s', (type) => {
  const p = templatePapers[type as keyof typeof templatePapers]
  console.log(type, fieldsOf(p.schema).map(f=>`${f.path}:${f.kind}${f.optional?'?':''}`).join(' '))
  for (const k of sampleKindsOf(p)) for (const s of sizesOf(p)) {
    const b = performance.now()
    const n = t.pages(p.template, sampleOf(p,k,s)).length
    console.log(type,k,s,n,'pages',(performance.now()-b).toFixed(0),'ms')
  }
})
