/**
 * A name for the sheets that carry keys: signs that the packaged fonts may lack are left out. Without its sheet nobody
 * comes back in, so the name of an office must never keep one from being made.
 */
export const printableName = (name: string): string => {
  const printable = name.replaceAll(/[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u017e]/gu, '').trim()
  return printable === '' ? '-' : printable
}
