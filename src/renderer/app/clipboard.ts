/**
 * Puts text on the clipboard by the page's own copy event; the clipboard interface itself is closed by the shell's
 * permissions. False where the browser refuses.
 */
export const putOnClipboard = (text: string): boolean => {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', onCopy, { once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy)
  }
}
