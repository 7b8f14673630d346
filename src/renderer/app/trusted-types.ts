/**
 * The page may set no markup from strings. Mantine writes its style sheets through the same door, so text without
 * any `<` is let through: it can become no element. Everything else is refused by the browser.
 */
export const allowOnlyPlainText = (): void => {
  window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })
}
