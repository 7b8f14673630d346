import type { PaperExpectation } from './page-geometry.ts'
import type { TemplateName } from './template-files.ts'

/**
 * What each paper has to keep in print, read from its own data: the sheet, the margins, who signs with how much room for
 * hand and stamp, page numbers, the place of a duty stamp, the white around a code.
 */

type Signatory = { name: string | null }
/** The parts of a paper's data that decide on its geometry; which of them a paper has, its schema says. */
type Measures = {
  paper?: 'a4' | 'f4'
  margins?: PaperExpectation['margins']
  signatory?: Signatory | null
  keptBy?: Signatory
  receiver?: Signatory
  returned?: { to: string } | null
  examiners?: Signatory[]
  proof?: object | null
  parties?: { signatoryName: string | null; dutyStamp: boolean }[]
}

/** Who signs last on the paper, and the room above the name. */
type Signed = { name: string | null | undefined; room: number; onEachPage?: boolean }
type Keeping = {
  margins?: PaperExpectation['margins']
  isLandscape?: boolean
  pageNumbers?: boolean
  keptFree?: (data: Measures) => PaperExpectation['keptFree']
  code?: PaperExpectation['code']
  signature?: (data: Measures) => Signed
}

const signatory =
  (room: number, onEachPage = false) =>
  (data: Measures): Signed => ({ name: data.signatory?.name, room, onEachPage })
const keeper = ({ keptBy }: Measures): Signed => ({ name: keptBy?.name, room: 21 })
/** Four of the 61 squares' widths that a code of 27 mm has at its side. */
const letterCodeBorder = (27 * 4) / 61
const codeSheet = { left: 25, right: 25, top: 25, bottom: 22 }

const keeping: Record<TemplateName, Keeping> = {
  certificate: {
    isLandscape: true,
    margins: { left: 27, right: 27, top: 25, bottom: 25 },
    signature: signatory(40, true),
  },
  decree: { signature: signatory(25, true) },
  agreement: {
    pageNumbers: true,
    signature: ({ parties }) => ({ name: parties?.at(-1)?.signatoryName, room: 34 }),
    keptFree: ({ parties = [] }) => ({
      width: 23,
      height: 30,
      count: parties.filter(({ dutyStamp }) => dutyStamp).length,
    }),
  },
  'recovery-code': { margins: codeSheet },
  'root-code': { margins: codeSheet },
  'village-sheet': { margins: { left: 20, right: 20, top: 18, bottom: 20 } },
  'interview-record': {
    pageNumbers: true,
    signature: ({ examiners }) => ({ name: examiners?.[0]?.name, room: 20 }),
  },
  'deferral-notice': { pageNumbers: true, signature: signatory(22) },
  'document-receipt': {
    pageNumbers: true,
    signature: ({ receiver, returned }) =>
      returned ? { name: returned.to, room: 14 } : { name: receiver?.name, room: 20 },
  },
  'handover-record': {
    pageNumbers: true,
    signature: ({ receiver }) => ({ name: receiver?.name, room: 20 }),
  },
  'referral-letter': { pageNumbers: true, signature: signatory(23) },
  'referral-annex': { pageNumbers: true, signature: signatory(21) },
  'reply-slip': { pageNumbers: true, code: { quiet: 4 } },
  'case-summary': { pageNumbers: true },
  'case-register': {
    isLandscape: true,
    pageNumbers: true,
    signature: keeper,
  },
  'number-register': { isLandscape: true, pageNumbers: true, signature: keeper },
  'proof-register': { pageNumbers: true, signature: signatory(20) },
}

const sheets = { a4: { width: 210, height: 297 }, f4: { width: 215, height: 330 } }

export const expectationOf = (
  template: TemplateName,
  data: unknown,
  letters: PaperExpectation['letters'],
): PaperExpectation => {
  const measures = data as Measures
  const { margins, isLandscape = false, pageNumbers = false, keptFree, code, signature } = keeping[template]
  const { width, height } = sheets[measures.paper ?? 'a4']
  const declared = measures.margins ?? margins
  if (!declared) throw new Error(`${template} declares no margins`)
  const signed = signature?.(measures)
  const stampPlaces = keptFree?.(measures)
  return {
    size: isLandscape ? { width: height, height: width } : { width, height },
    margins: declared,
    pageNumbers,
    letters,
    ...(signed?.name
      ? { signature: { name: signed.name, room: signed.room, onEachPage: signed.onEachPage ?? false } }
      : {}),
    ...(stampPlaces ? { keptFree: stampPlaces } : {}),
    ...(measures.proof ? { whiteBorder: letterCodeBorder } : {}),
    ...(code ? { code } : {}),
  }
}
