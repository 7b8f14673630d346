import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { compactCode, impossible } from './identity.rules.ts'
import type { IdentityWarning, Reading } from './identity.schema.ts'

const usualPlate = /^([A-Z]{1,2})(\d{1,4})([A-Z]{0,3})$/
const longestPlate = 12

/** `kh 1234 ab` as `KH 1234 AB`, compared as `KH1234AB`. Plates of other countries are kept with a warning. */
export const readPlate = (typed: string): Reading => {
  const compact = compactCode(typed)
  if (compact.length < 2 || compact.length > longestPlate || !/\d/.test(compact))
    return impossible('PLATE_IMPOSSIBLE', compact)
  const parts = usualPlate.exec(compact)
  const warnings: IdentityWarning[] = parts ? [] : [{ code: 'PLATE_UNUSUAL', data: {} }]
  const value = parts ? parts.slice(1).join(' ').trim() : compact
  return { value, key: compact, errors: [], warnings }
}

/** Kinds of vessel that stand before a name or are left out of it. */
const vesselKinds: ReadonlySet<string> = new Set(
  'km kmp klm kmn mv mt tb tk lct sb kapal motor kapalmotor perahu speedboat speed boat pompong feri ferry'.split(
    ' ',
  ),
)

/** A ship or boat by its name: `KM. Fiktif Jaya 2` and `kapal Fiktif Jaya-02` are alike. */
export const readVessel = (typed: string): Reading => {
  const value = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  const words = searchKeyOf(typed.slice(0, 300).replaceAll('.', ' ')).split(' ')
  const start = words.findIndex((word) => !vesselKinds.has(word))
  const named = (start < 0 ? words : words.slice(start)).map((word) => word.replace(/^0+(?=\d)/, ''))
  const key = named.join('')
  return key === '' ? impossible('VESSEL_NAME_IMPOSSIBLE', value) : { value, key, errors: [], warnings: [] }
}
