import { styleNonce } from '#renderer/app/nonce.ts'

/** The sheet as it lies: landscape has the longer side as its width. */
export type PaperSize = { widthMm: number; heightMm: number }

/**
 * Opens the print dialog with exactly these pages at their true size: the same pictures the preview shows.
 * Resolves when the dialog is closed; whether paper came out only the officer can say.
 */
export const printPages = async (
  pages: readonly string[],
  { widthMm, heightMm }: PaperSize,
): Promise<void> => {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const style = document.createElement('style')
  style.nonce = styleNonce
  style.textContent = `@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 } .print-sheets img { width: ${widthMm}mm; height: ${heightMm}mm }`
  const addresses = pages.map((svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })))
  const images = addresses.map((address) => {
    const image = document.createElement('img')
    image.src = address
    image.alt = ''
    return image
  })
  sheets.append(...images)
  document.head.append(style)
  document.body.append(sheets)
  try {
    await Promise.all(images.map((image) => image.decode()))
    const closed = new Promise<void>((done) =>
      window.addEventListener('afterprint', () => done(), { once: true }),
    )
    window.print()
    await closed
  } finally {
    sheets.remove()
    style.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}
