import { useState } from 'react'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { TemplateReport } from '#shared/features/template/template.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showError } from '#renderer/app/show-error.ts'

/** The full check of a text, and whether that text is still the one that was checked. */
export const useCheck = (paperType: PaperType, text: string) => {
  const [last, setLast] = useState<{ text: string; report: TemplateReport }>()
  const [pending, setPending] = useState(false)
  const run = async (): Promise<void> => {
    setPending(true)
    try {
      setLast({ text, report: await client.template.check({ paperType, source: text }) })
    } catch (error) {
      showError(error)
    } finally {
      setPending(false)
    }
  }
  return {
    report: last?.report,
    pending,
    outdated: last !== undefined && last.text !== text,
    run: () => void run(),
  }
}
