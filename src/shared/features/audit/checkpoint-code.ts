/** Sixteen of Crockford's signs in groups of four: `XXXX-XXXX-XXXX-XXXX`. */
const codePattern = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** The code as it stands on papers, or undefined where what was typed has not its form. O is 0, I and L are 1. */
export const readCheckpointCode = (typed: string): string | undefined => {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return codePattern.test(signs) ? groupedCode(signs) : undefined
}

export const groupedCode = (signs: string): string => (signs.match(/.{4}/g) ?? []).join('-')
