import { extractText, getDocumentProxy } from 'unpdf'

export type PrintedPdf = {
  pages: string[]
  /** Width and height of each page in millimetres, rounded. */
  sizes: [width: number, height: number][]
  /** PDF/A part and conformance as the file announces them, `2B`. */
  standard: string
  hasOutputIntent: boolean
  fonts: { name: string; embedded: boolean }[]
}

const millimetres = (points: number): number => Math.round((points / 72) * 25.4)

/** What a reader and an archive see in a PDF: text, sizes, fonts and the PDF/A marks. */
export const readPdf = async (bytes: Uint8Array): Promise<PrintedPdf> => {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(document)
  const sizes: [number, number][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 })
    sizes.push([millimetres(width), millimetres(height)])
  }
  const raw = Buffer.from(bytes).toString('latin1')
  const descriptors = [...raw.matchAll(/<<[^<>]*\/Type\s*\/FontDescriptor[^]*?>>/g)].map(
    ([descriptor]) => descriptor,
  )
  return {
    pages: text.map((page) => page.replaceAll(/\s+/g, ' ')),
    sizes,
    standard: `${/pdfaid:part>(\d)</.exec(raw)?.[1] ?? ''}${/pdfaid:conformance>(\w)</.exec(raw)?.[1] ?? ''}`,
    hasOutputIntent: raw.includes('/OutputIntent'),
    fonts: descriptors.map((descriptor) => ({
      name: /\/FontName\s*\/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(descriptor)?.[1] ?? '',
      embedded: /\/FontFile[23]?\s/.test(descriptor),
    })),
  }
}
