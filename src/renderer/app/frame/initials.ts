/** `Dr. Contoh Wibowo, S.H.` → `CW`: first and last word of the name without its titles. */
export const initialsOf = (fullName: string): string => {
  const words = (fullName.split(',')[0] ?? '')
    .split(/\s+/)
    .filter((word) => word !== '' && !word.endsWith('.'))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return [first, last].map((word) => word?.charAt(0).toUpperCase() ?? '').join('')
}
