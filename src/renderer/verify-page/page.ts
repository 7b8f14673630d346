import type { ProofFacts, ProvenKind } from '#shared/features/proof/proof-code.ts'
import { listStaleDays } from '#shared/features/proof/proof.rules.ts'
import { fingerprintOf, readTrustList, type TrustList } from '#shared/features/proof/trust-list.ts'
import {
  isTrustListWhole,
  verifyProof,
  type Verification,
  type VerificationResult,
} from '#shared/features/proof/verify-proof.ts'
import english from '#renderer/features/proof/messages.en.json'
import indonesian from '#renderer/features/proof/messages.id.json'
import { cameraProblemOf, watchCamera } from '#renderer/ui/code-reader/camera.ts'
import readerEnglish from '#renderer/ui/code-reader/messages.en.json'
import readerIndonesian from '#renderer/ui/code-reader/messages.id.json'
import { pictureTypes, readPicture } from '#renderer/ui/code-reader/read-picture.ts'
import { browserEd25519, canVerify } from './browser-ed25519.ts'
import { button, element, fileButton } from './element.ts'

/*
 * The page for everybody: the verification of the program and the browser's own Ed25519, in one file without a network.
 */

const sentences = {
  id: { ...indonesian, ...readerIndonesian },
  en: { ...english, ...readerEnglish },
}
type Key = keyof typeof sentences.id
type Answer = Verification & { list: TrustList }

let language: 'id' | 'en' = 'id'
let list: TrustList | undefined
let problem: Key | undefined
let answer: Answer | undefined
let typed = ''
let camera: AbortController | undefined

const say = (key: Key, values: Readonly<Record<string, string>> = {}): string =>
  sentences[language][key].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)

const tones: Record<VerificationResult, 'good' | 'warning' | 'bad'> = {
  genuine: 'good',
  superseded: 'warning',
  revoked: 'bad',
  keyRevoked: 'bad',
  keyOutOfTerm: 'bad',
  unknownKey: 'warning',
  damaged: 'bad',
  noCode: 'warning',
}

const formatDay = (day: string): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

const ageInDays = (day: string): number =>
  Math.floor((Date.now() - Date.parse(`${day}T00:00:00Z`)) / 86_400_000)

const takeList = async (text: string): Promise<void> => {
  const signed = readTrustList(text)
  const whole = signed !== undefined && (await isTrustListWhole(signed, browserEd25519))
  problem = whole ? undefined : 'pageListRefused'
  if (whole) list = signed.list
  answer = undefined
  draw()
}

const check = async (text: string): Promise<void> => {
  typed = text
  problem = undefined
  answer = list && { ...(await verifyProof(text.trim(), list, browserEd25519)), list }
  draw()
}

const checkPicture = async (file: File): Promise<void> => {
  const read = await readPicture(file)
  if ('text' in read) return check(read.text)
  problem = read.problem
  answer = undefined
  draw()
}

const useCamera = async (): Promise<void> => {
  camera?.abort()
  const watching = new AbortController()
  camera = watching
  const video = element('video', { playsinline: '', muted: '' })
  document
    .querySelector('#camera')
    ?.replaceChildren(video, element('p', { class: 'faint' }, say('aimCamera')))
  try {
    await watchCamera(video, (text) => void check(text), watching.signal)
  } catch (error) {
    problem = cameraProblemOf(error)
    draw()
  }
}

const listSection = (): HTMLElement => {
  const load = fileButton(say('pageLoadList'), '.json,application/json', async (file) =>
    takeList(await file.text()),
  )
  if (!list)
    return element(
      'section',
      {},
      element('h2', {}, say('listFile')),
      say('pageNoList'),
      element('div', { class: 'row' }, load),
    )
  const { office, on, roots } = list
  const good = roots.filter(({ revokedOn }) => revokedOn === null).map(fingerprintOf)
  const age = ageInDays(on)
  return element(
    'section',
    {},
    element('h2', {}, say('listFile')),
    element('p', {}, say('pageListOf', { office, date: formatDay(on), roots: good.join(', ') })),
    age > listStaleDays
      ? element('p', { class: 'warning' }, say('pageListOld', { count: String(age) }))
      : undefined,
    element('div', { class: 'row' }, load),
  )
}

const codeSection = (): HTMLElement => {
  const input = element('input', {
    type: 'text',
    id: 'code',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '2000',
  })
  input.value = typed
  const form = element(
    'form',
    {},
    element('label', { for: 'code' }, say('codeCard')),
    input,
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'first' }, say('check')),
      fileButton(say('openPicture'), pictureTypes, checkPicture),
      button(say('useCamera'), '', () => void useCamera()),
    ),
    element('div', { id: 'camera' }),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim() !== '') void check(input.value)
  })
  return element('section', {}, form)
}

const kindWords: Record<ProvenKind, Key> = {
  certificate: 'kindCertificate',
  decree: 'kindDecree',
  deferralNotice: 'kindDeferralNotice',
  referralLetter: 'kindReferralLetter',
}

type Row = [label: Key, value: string | null]

/** What only certificates say of themselves. */
const certificateRow = (label: Key, facts: ProofFacts, field: 'village' | 'serial' | 'regionCode'): Row[] =>
  facts.kind === 'certificate' ? [[label, facts[field]]] : []

const answerSection = ({ result, facts, shortCode, list: { office, on } }: Answer): HTMLElement => {
  const rows: Row[] = facts
    ? [
        ['factKind', say(kindWords[facts.kind])],
        ...certificateRow('factVillage', facts, 'village'),
        ['factNumber', facts.number ?? say('numberLater')],
        ...certificateRow('factSerial', facts, 'serial'),
        ['factDatedOn', formatDay(facts.datedOn)],
        ['factOffice', facts.office],
        ...certificateRow('factRegionCode', facts, 'regionCode'),
        ['factIssuedOn', formatDay(facts.issuedOn)],
        ['shortCode', shortCode],
      ]
    : []
  return element(
    'section',
    { 'aria-live': 'polite' },
    element(
      'div',
      { class: 'answer', 'data-tone': tones[result] },
      element('div', { class: 'word' }, say(result)),
      element('p', {}, say(`${result}Text`)),
    ),
    facts ? element('p', { class: 'faint' }, say('compareText')) : undefined,
    facts && facts.kind !== 'certificate'
      ? element('p', { class: 'faint' }, say('compareLetter'))
      : undefined,
    element(
      'dl',
      {},
      ...rows.flatMap(([label, value]) => [element('dt', {}, say(label)), element('dd', {}, value ?? '—')]),
    ),
    element('p', { class: 'faint' }, say('asOf', { office, date: formatDay(on) })),
  )
}

const header = (): HTMLElement =>
  element(
    'header',
    {},
    element(
      'div',
      {},
      element('h1', {}, say('pageTitle')),
      element('p', { class: 'faint' }, say('pageIntro')),
    ),
    button(say('pageLanguage'), 'plain', () => {
      language = language === 'id' ? 'en' : 'id'
      draw()
    }),
  )

const draw = (): void => {
  camera?.abort()
  camera = undefined
  document.documentElement.lang = language
  document.title = say('pageTitle')
  const parts = [
    header(),
    listSection(),
    ...(list ? [codeSection()] : []),
    ...(problem ? [element('section', { role: 'alert' }, say(problem))] : []),
    ...(answer ? [answerSection(answer)] : []),
  ]
  document.querySelector('#page')?.replaceChildren(...parts)
  const input = document.querySelector<HTMLInputElement>('#code')
  input?.focus()
  input?.select()
}

const begin = async (): Promise<void> => {
  if (!(await canVerify())) {
    document
      .querySelector('#page')
      ?.replaceChildren(header(), element('section', { role: 'alert' }, say('pageUnsupported')))
    return
  }
  const embedded: unknown = JSON.parse(document.querySelector('#trust-list')?.textContent ?? 'null')
  if (embedded === null) draw()
  else await takeList(JSON.stringify(embedded))
}

void begin()
