import { afterAll, describe, expect, test } from 'vitest'
import { paperTypes } from '#shared/features/document/document.schema.ts'
import { createTestClock, startService } from '../../../../tests/support/test-office.ts'
import { checkTemplate } from './template.checks.ts'
import { templatePapers } from './template-papers.ts'

const service = startService('/nowhere', createTestClock())
afterAll(() => service.templateTrial().close())

const programSource = (paperType: (typeof paperTypes)[number]) =>
  service.typesetter().templateSource(templatePapers[paperType].template)

describe('the templates of the program', () => {
  test.each(paperTypes)(
    '%s passes its own checks in every sample and size',
    async (paperType) => {
      const report = await checkTemplate(service, { paperType, source: programSource(paperType) })
      expect(report.findings).toEqual([])
      expect(report.passed).toBe(true)
    },
    60_000,
  )
})
