import type { Template, Typesetter } from '#main/platform/documents/compile.ts'
import { addReferral } from '#main/features/document/case-papers.test-support.ts'
import { createAgreement } from '#main/features/document/document.test-support.ts'
import { openCaseOffice, type TestCaseOffice } from '../tests/support/test-case.ts'
import { median, ms, percentile, time, type Row } from './measure.ts'

const repetitions = 15
const sentence =
  'Yang bersangkutan menerangkan bahwa biaya perjalanan ditanggung orang yang dikenalnya lewat pesan singkat. '

type Set = { template: Template; data: unknown }

/** What the typesetter is asked to set while `work` runs. */
const watchPages = async (typesetter: Typesetter, work: () => Promise<unknown>): Promise<Set> => {
  const pages = typesetter.pages.bind(typesetter)
  let asked: Set | undefined
  typesetter.pages = (template, data) => {
    asked = { template, data }
    return pages(template, data)
  }
  await work()
  typesetter.pages = pages
  if (!asked) throw new Error('nothing was set')
  return asked
}

type Preview = (run: number) => Promise<{ pages: readonly string[] }>

/** The preview through the router, each time of another text, beside its pages merely set from the same data. */
const measurePreview = async (office: TestCaseOffice, what: string, preview: Preview): Promise<Row> => {
  const typesetter = office.service.typesetter()
  const pageCount = (await preview(0)).pages.length
  const [asked, bare]: [number[], number[]] = [[], []]
  for (let run = 1; run <= repetitions; run += 1) {
    asked.push((await time(() => preview(run))).milliseconds)
    const { template, data } = await watchPages(typesetter, () => preview(run + repetitions))
    const other = JSON.parse(JSON.stringify(data).replaceAll('Sampit', `Sampit ${run}`)) as unknown
    bare.push((await time(() => typesetter.pages(template, other))).milliseconds)
  }
  return {
    what: `preview of ${what}, ${pageCount} pages, after a keystroke pause`,
    figure: ms(median(asked)),
    beside: `${(median(asked) / median(bare)).toFixed(1)} × ${ms(median(bare))} merely set; 95 % ${ms(percentile(asked, 0.95))}`,
    goal: '≤ 300 ms',
    pass: median(asked) <= 300,
  }
}

/** What the workshop shows while somebody writes; a further kind of preview is one more row. */
export const measurePreviews = async (): Promise<Row[]> => {
  const office = await openCaseOffice()
  const { caseId, subjectId, worker, head } = office
  const referralId = addReferral(office, caseId, [{ id: subjectId }], {
    chronology: Array.from({ length: 12 }, (_none, index) => `${index + 1}. ${sentence.repeat(3)}`).join(
      '\n',
    ),
    indications: Array.from({ length: 10 }, () => `- ${sentence}`).join('\n'),
    measures: sentence.repeat(4),
  })
  const agreements: string[] = []
  for (let run = 0; run <= 2 * repetitions; run += 1) {
    const number = (party: string): string => `${run}/${party}/2024`
    const parties = ['Kantor Imigrasi Kelas II TPI Sampit', 'Pemerintah Kabupaten Contoh'].map(
      (institution) => ({
        institution,
        representative: 'Pejabat Contoh',
        representativeTitle: `Kepala ${institution}`,
        authority: null,
        address: 'Jl. Contoh Km 0,5, Sampit',
        number: number(institution),
      }),
    )
    agreements.push((await createAgreement(head, [], { title: `Kerja sama ${run}`, parties })).id)
  }
  const rows = [
    await measurePreview(office, 'a referral letter', (run) =>
      worker.document.previewCasePaper({
        type: 'referralLetter',
        subjectId: referralId,
        options: { annexes: [`Salinan keterangan ${'x'.repeat(run)}`] },
      }),
    ),
    await measurePreview(office, 'an agreement', (run) =>
      head.document.preview({ type: 'agreement', subjectId: agreements[run] ?? '' }),
    ),
  ]
  office.close()
  return rows
}
