import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every font a paper may use. The typesetter also sees the machine's own fonts and cannot be told not to; templates
 * therefore name only these families, ask only for these weights and switch fallback off. Where a machine has a font
 * of the same name, the one given here wins.
 */
const fontFiles = [
  'Arimo-Regular.ttf',
  'Arimo-Italic.ttf',
  'Arimo-Bold.ttf',
  'Arimo-BoldItalic.ttf',
  'EBGaramond-Regular.ttf',
  'EBGaramond-Italic.ttf',
  'EBGaramond-Medium.ttf',
  'EBGaramond-SemiBold.ttf',
  'Cousine-Bold.ttf',
] as const

/** How the packaged fonts are called inside a file. */
export const fontNamePattern = new RegExp(`^(?:${fontFiles.map((file) => file.slice(0, -4)).join('|')})$`)

export const readFonts = (resourcesDirectory: string): Buffer[] =>
  fontFiles.map((file) => readFileSync(join(resourcesDirectory, 'fonts', file)))
