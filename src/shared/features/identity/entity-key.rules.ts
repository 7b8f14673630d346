import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { plainText } from './identity.rules.ts'

/** Forms of enterprise that stand before or behind a name and are left out as often as not. */
const enterpriseForms: ReadonlySet<string> = new Set('pt cv ud pd firma fa tbk persero koperasi'.split(' '))

const wordsOf = (text: string): string[] => searchKeyOf(text).split(' ').filter(Boolean)

/** An agency or company by its name: `PT. Fiktif Jaya Mandiri` and `Fiktif Jaya Mandiri, P.T.` are alike. */
export const agencyKeyOf = (name: string): string => {
  // Dots within a shortening go, so that `P.T.` becomes one word; every other sign is a gap.
  const words = wordsOf(
    plainText(name)
      .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
      .replaceAll(/perseroan\s+terbatas/giu, ' '),
  )
  const named = words.filter((word) => !enterpriseForms.has(word))
  return (named.length > 0 ? named : words).join(' ')
}

/** Words of addresses that are written in more than one way. */
const addressWords: Readonly<Record<string, string>> = {
  jalan: 'jl',
  jln: 'jl',
  gang: 'gg',
  nomor: 'no',
  nomer: 'no',
  blok: 'blk',
  komplek: 'komp',
  kompleks: 'komp',
  kompl: 'komp',
  perumahan: 'perum',
  dusun: 'dsn',
  lingkungan: 'lingk',
  rukun: '',
}

/** An address by its text and, where it is known, its region code; words keep their order. */
export const addressKeyOf = (text: string, regionCode: string | null = null): string => {
  const words = wordsOf(plainText(text).replaceAll(/([a-z])(?=\d)/giu, '$1 '))
    .map((word) => (addressWords[word] ?? word).replace(/^0+(?=\d)/, ''))
    .filter(Boolean)
  return [regionCode ?? '', words.join(' ')].filter(Boolean).join('|')
}
