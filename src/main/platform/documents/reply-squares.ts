import { encodeQR } from 'qr'

/**
 * The squares of a slip's QR code, dark ones as 1, without the white border that the template leaves. A quarter of it
 * may be lost: slips are folded, stamped and copied.
 */
export const replySquares = (text: string): string[] =>
  encodeQR(text, 'raw', { ecc: 'quartile', border: 1 })
    .slice(1, -1)
    .map((row) =>
      row
        .slice(1, -1)
        .map((isDark) => (isDark ? '1' : '0'))
        .join(''),
    )
