import { getDocumentProxy } from 'unpdf'

/** How the tests look into a PDF: sizes, words and where they stand. */

export type PlacedText = {
  text: string
  page: number
  left: number
  right: number
  bottom: number
  size: number
}
export type ReadPdf = {
  pages: { width: number; height: number }[]
  texts: PlacedText[]
  words: string
  letters: string
}

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const pages: ReadPdf['pages'] = []
  const texts: PlacedText[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({ width, height })
    const content = await page.getTextContent()
    for (const item of content.items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [a, b, , , left, bottom] = item.transform as [number, number, number, number, number, number]
      texts.push({
        text: item.str,
        page: number,
        left,
        right: left + item.width,
        bottom,
        size: Math.hypot(a, b),
      })
    }
  }
  const words = texts
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  // Spaced capitals are read as single letters.
  return { pages, texts, words, letters: words.replaceAll(' ', '') }
}
