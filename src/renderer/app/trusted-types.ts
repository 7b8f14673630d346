/**
 * The page may set no markup from strings. Mantine writes its style sheets through the same door, so text without
 * any `<` is let through: it can become no element. Scripts come from the program's own files alone. Everything else is
 * refused by the browser.
 */
export const allowOnlyPlainText = (): void => {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
    createScriptURL: (address) => (isOwnFile(address) ? address : null),
  })
}

const isOwnFile = (address: string): boolean => {
  const { origin, protocol, search, hash } = new URL(address, document.baseURI)
  return protocol !== 'blob:' && origin === window.location.origin && search === '' && hash === ''
}
