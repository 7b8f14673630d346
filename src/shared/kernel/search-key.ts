/**
 * How names are compared and searched: lower case, no accents, no punctuation, single spaces.
 * `Ba'u` and `Bau` are alike; every other sign is a gap. Never holds a wildcard of SQL's LIKE.
 */
export const searchKeyOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/['"`´‘’ʻʼ“”\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
