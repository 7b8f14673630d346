/**
 * Crockford's signs, five bits each: no I, L, O, U, so that a code that is read from paper or told by telephone has one
 * reading. Every code of the program that people type is written with them.
 */
export const paperSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** As people write a code: case, spaces and dashes do not matter; O is 0, I and L are 1. */
export const tidiedSigns = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** What was typed as so many signs, or undefined where it cannot be that. */
export const readSigns = (typed: string, count: number): string | undefined => {
  const signs = tidiedSigns(typed)
  return signs.length === count && [...signs].every((sign) => paperSigns.includes(sign)) ? signs : undefined
}

/** `XXXX-XXXX-XXXX` */
export const inGroups = (signs: string, between = '-'): string => (signs.match(/.{4}/g) ?? []).join(between)
