import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { Paper } from './paper.ts'
import { agreementPaper } from './papers/agreement.paper.ts'
import { certificatePaper } from './papers/certificate.paper.ts'
import { decreePaper } from './papers/decree.paper.ts'
import { villageSheetPaper } from './papers/village-sheet.paper.ts'

/** Every kind of paper the office issues. A further kind is one module and one line. */
export const papers: Record<PaperType, Paper> = {
  certificate: certificatePaper,
  decree: decreePaper,
  agreement: agreementPaper,
  villageSheet: villageSheetPaper,
}
