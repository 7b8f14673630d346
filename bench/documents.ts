import type { CertificateData } from '#shared/features/document/papers/certificate.schema.ts'
import type { BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'
import { certificateSample } from './documents.sample.ts'

const repetitions = 15

/** One keystroke after another in a letter of three pages and more, as the workshop asks for its preview. */
const measurePreview = async ({ client }: BenchOffice): Promise<Row> => {
  const { programSource } = await client.template.get({ paperType: 'referralLetter' })
  const preview = (word: string) =>
    client.template.preview({
      paperType: 'referralLetter',
      source: programSource.replace('[Narahubung]', `[Narahubung${word}]`),
      sample: 'longest',
      size: 'a4',
    })
  const first = await time(() => preview(''))
  const figures: number[] = []
  let pages = 0
  for (let run = 0; run < repetitions; run += 1)
    figures.push((await time(async () => (pages = (await preview(` ${run}`)).pages.length))).milliseconds)
  return {
    what: `preview of a typed template, letter of ${pages} pages`,
    figure: ms(median(figures)),
    beside: `first ${ms(first.milliseconds)}`,
    goal: '≤ 300 ms',
    pass: median(figures) <= 300,
  }
}

/** Certificates as PDF/A with embedded fonts: one, and a hundred in one file. */
export const measureDocuments = async (office: BenchOffice): Promise<Row[]> => {
  const { service } = office
  const typesetter = service().typesetter()
  const compile = (data: CertificateData) =>
    typesetter.pdf('certificate', data, { createdAt: 0, title: 'Piagam' })
  const first = await time(() => compile(certificateSample(1, 0)))
  const single: number[] = []
  const hundred: number[] = []
  for (let run = 0; run < repetitions; run += 1) {
    single.push((await time(() => compile(certificateSample(1, run + 1)))).milliseconds)
    if (run < 5) hundred.push((await time(() => compile(certificateSample(100, run + 1)))).milliseconds)
  }
  return [
    await measurePreview(office),
    {
      what: 'one certificate as PDF/A',
      figure: ms(median(single)),
      beside: `first ${ms(first.milliseconds)}`,
      goal: '≤ 150 ms',
      pass: median(single) <= 150,
    },
    {
      what: '100 certificates in one PDF/A',
      figure: ms(median(hundred)),
      beside: `${ms(median(hundred) / 100)} each`,
      goal: '≤ 1.5 s',
      pass: median(hundred) <= 1500,
    },
  ]
}
