import { numberInWords } from '#shared/kernel/in-words.ts'
import { formatLongDate, yearOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Agreement } from '../agreement/agreement.schema.ts'
import { letterheadFor } from '../office/office.rules.ts'
import type { Letterhead } from '../office/office.schema.ts'
import { villagePath, villageTitle } from '../village/village.rules.ts'
import type { Village } from '../village/village.schema.ts'
import type { DecreeContent } from './designation.schema.ts'
import { statutesOn } from './statutes.rules.ts'

export type DecreeVillage = Pick<
  Village,
  'unitTypePrinted' | 'printedName' | 'headTitle' | 'districtName' | 'regencyName' | 'provinceName'
>

export type DecreeAgreement = Pick<Agreement, 'kind' | 'title' | 'signedOn'> & {
  parties: readonly Pick<Agreement['parties'][number], 'institution' | 'number'>[]
}

/** What the text of a decree follows from. */
export type DecreeFacts = {
  day: PlainDate
  /** `Kantor Imigrasi Kelas II TPI Sampit` */
  officeName: string
  provinceName: string
  letterheads: readonly Pick<Letterhead, 'validFrom' | 'parentLines'>[]
  villages: readonly DecreeVillage[]
  agreement: DecreeAgreement | null
}

const programme = 'Desa Binaan Imigrasi'

/** `a`, `a dan b`, `a, b, dan c` */
const enumerated = (words: readonly string[]): string => {
  if (words.length < 3) return words.join(' dan ')
  return `${words.slice(0, -1).join(', ')}, dan ${words.at(-1) ?? ''}`
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)]

/** Names stand in the sentence as long as a reader takes them in at once; more of them stand in the annex. */
const largestNamedCount = 3

/** `desa`, `kelurahan`, or both where a decree has both kinds. */
const unitWord = (villages: readonly DecreeVillage[]): string =>
  distinct(villages.map(({ unitTypePrinted }) => unitTypePrinted)).join('/') || 'Desa'

const inTitleCase = (words: string): string =>
  words.replaceAll(/(^|[\s(/])(\p{L})/gu, (_match, gap: string, letter: string) => gap + letter.toUpperCase())

const namesOf = (villages: readonly DecreeVillage[]): string | undefined =>
  villages.length > 0 && villages.length <= largestNamedCount
    ? enumerated(villages.map(villageTitle))
    : undefined

const countedVillages = (villages: readonly DecreeVillage[]): string =>
  `${villages.length} (${numberInWords(villages.length)}) ${unitWord(villages).toLowerCase()}`

/** What the decree is about, as it stands after TENTANG. */
export const subjectFor = ({
  villages,
  officeName,
}: Pick<DecreeFacts, 'villages' | 'officeName'>): string => {
  const counted = villages.length === 0 ? unitWord(villages) : inTitleCase(countedVillages(villages))
  return `Penetapan ${namesOf(villages) ?? counted} sebagai ${programme} ${officeName}`
}

const considerationsFor = (facts: DecreeFacts, subject: string): string[] => {
  const { villages, officeName } = facts
  const reasons = [
    'bahwa untuk mencegah terjadinya tindak pidana perdagangan orang, tindak pidana penyelundupan manusia, dan penempatan pekerja migran Indonesia secara nonprosedural, perlu dilakukan pembinaan dan penyebarluasan informasi keimigrasian kepada masyarakat hingga tingkat desa dan kelurahan;',
    'bahwa berdasarkan ketentuan Pasal 89 Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian, upaya preventif dalam rangka pencegahan tindak pidana perdagangan orang dan penyelundupan manusia dilakukan antara lain melalui penyuluhan hukum kepada masyarakat;',
    villages.length === 1
      ? `bahwa ${namesOf(villages) ?? ''} dinilai layak dan telah menyatakan kesediaan untuk ditetapkan sebagai ${programme};`
      : `bahwa ${namesOf(villages) ?? `${unitWord(villages).toLowerCase()} sebagaimana tercantum dalam Lampiran Keputusan ini`} dinilai layak dan telah menyatakan kesediaan untuk ditetapkan sebagai ${programme};`,
  ]
  const letters = enumerated(reasons.map((_reason, index) => `huruf ${String.fromCodePoint(97 + index)}`))
  return [
    ...reasons,
    `bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam ${letters}, perlu menetapkan Keputusan Kepala ${officeName} tentang ${subject};`,
  ]
}

const agreementWords = {
  cooperationAgreement: 'Perjanjian Kerja Sama',
  memorandum: 'Nota Kesepahaman',
  addendum: 'Adendum',
} as const

/** `Perjanjian Kerja Sama antara … dengan … Nomor … dan Nomor … tanggal … tentang …;` */
const notingFor = ({ kind, title, signedOn, parties }: DecreeAgreement): string => {
  const word = agreementWords[kind]
  const bareTitle = title.replace(/^(perjanjian kerja sama|nota kesepahaman|adendum)\s+(tentang\s+)?/i, '')
  const numbers = parties.flatMap(({ number }) => (number === null ? [] : [`Nomor ${number}`]))
  return [
    `${word} antara ${parties.map(({ institution }) => institution).join(' dengan ')}`,
    enumerated(numbers),
    signedOn === null ? '' : `tanggal ${formatLongDate(signedOn)}`,
    bareTitle === '' ? '' : `tentang ${bareTitle}`,
  ]
    .filter(Boolean)
    .join(' ')
    .concat(';')
}

const dictumsFor = ({ villages, officeName, day }: DecreeFacts): string[] => {
  const [only] = villages
  const designated =
    villages.length === 1 && only
      ? `${villageTitle(only)}, ${villagePath(only)},`
      : `${countedVillages(villages)} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini`
  const government =
    villages.length === 1 && only
      ? `Pemerintah ${villageTitle(only)}`
      : `Pemerintah ${unitWord(villages).toLowerCase()}`
  return [
    `Menetapkan ${designated} sebagai ${programme} ${officeName}.`,
    `Pembinaan terhadap ${programme} sebagaimana dimaksud dalam Diktum KESATU dilaksanakan oleh Petugas Imigrasi Pembina Desa yang ditugaskan oleh Kepala ${officeName}, meliputi penyuluhan keimigrasian, pencegahan tindak pidana perdagangan orang, tindak pidana penyelundupan manusia dan penempatan pekerja migran Indonesia secara nonprosedural, serta penerimaan informasi dari masyarakat.`,
    `${government} sebagaimana dimaksud dalam Diktum KESATU mendukung pelaksanaan pembinaan dengan menyebarluaskan informasi keimigrasian dan menyampaikan informasi dari masyarakat kepada ${officeName}.`,
    `Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada Daftar Isian Pelaksanaan Anggaran (DIPA) ${officeName} Tahun Anggaran ${yearOf(day)}.`,
    'Keputusan ini mulai berlaku pada tanggal ditetapkan, dengan ketentuan apabila di kemudian hari terdapat kekeliruan, akan diadakan perbaikan sebagaimana mestinya.',
  ]
}

/** The regional office above this one on that day, as its letterhead says. */
const regionalOfficeFor = ({ letterheads, day, provinceName }: DecreeFacts): string[] => {
  const lines = letterheadFor(letterheads, day)?.parentLines ?? []
  if (!lines.some((line) => line.startsWith('KANTOR WILAYAH'))) return []
  const parent = lines.some((line) => line.startsWith('DIREKTORAT JENDERAL IMIGRASI'))
    ? 'Direktorat Jenderal Imigrasi'
    : 'Kementerian Hukum dan Hak Asasi Manusia'
  return [`Kepala Kantor Wilayah ${parent} ${provinceName}`]
}

const regentOf = (regencyName: string): string => {
  const [kind = '', ...name] = regencyName.split(' ')
  return kind === 'Kota' ? `Wali Kota ${name.join(' ')}` : `Bupati ${name.join(' ')}`
}

/** As many of a kind as can be named one by one; more are addressed together. */
const largestListedCount = 6

const addressed = (listed: readonly string[], together: string): string[] => {
  const names = distinct(listed)
  return names.length > largestListedCount ? [together] : names
}

const copiesFor = (facts: DecreeFacts): string[] => [
  'Direktur Jenderal Imigrasi',
  ...regionalOfficeFor(facts),
  ...addressed(
    facts.villages.map(({ regencyName }) => regentOf(regencyName)),
    'Bupati dan Wali Kota terkait',
  ),
  ...addressed(
    facts.villages.map(({ districtName }) => `Camat ${districtName}`),
    'Camat terkait',
  ),
  ...addressed(
    facts.villages.map(({ headTitle, printedName }) => `${headTitle} ${printedName}`),
    'Kepala desa dan lurah sebagaimana tercantum dalam Lampiran',
  ),
]

/** The usual text of a decree of designation for these facts. Every line of it can be edited. */
export const decreeDefaults = (facts: DecreeFacts): { subject: string; content: DecreeContent } => {
  const subject = subjectFor(facts)
  return {
    subject,
    content: {
      considerations: considerationsFor(facts, subject),
      legalBasis: statutesOn(facts.day),
      noting: facts.agreement === null ? [] : [notingFor(facts.agreement)],
      dictums: dictumsFor(facts),
      copyTo: copiesFor(facts),
    },
  }
}
