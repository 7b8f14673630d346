export type PolicyOptions = {
  /** Mantine writes <style> elements while it runs; those of this page load carry this nonce. */
  styleNonce?: string
  /** Where the page may open its WebSocket. Only the browser shell has one. */
  socketOrigin?: string
}

/**
 * The content security policy of both shells. Without a nonce it is the policy of everything that is not the page.
 * Pictures come as files or as blobs made by the page; `data:` is left out because nothing shown to the officer needs it.
 */
export const contentSecurityPolicy = ({ styleNonce, socketOrigin }: PolicyOptions = {}): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    styleNonce ? `style-src 'self' 'nonce-${styleNonce}'` : `style-src 'self'`,
    `img-src 'self' blob:`,
    `font-src 'self'`,
    socketOrigin ? `connect-src 'self' ${socketOrigin}` : `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ')
