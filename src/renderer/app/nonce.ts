import { setNonce } from 'get-nonce'

/** The nonce of this page load; the shell writes it into the page. */
export const styleNonce: string =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** react-remove-scroll makes a style element of its own. */
export const shareNonce = (): void => setNonce(styleNonce)
