/** The one place the page comes from. `file:` is not used: it would open every file of the machine to the page. */
export const pageScheme = 'app'
export const pageHost = 'perisai'
export const pageOrigin = `${pageScheme}://${pageHost}`
export const pageAddress = `${pageOrigin}/`

/** Whether an address is the page itself, wherever its router stands. */
export const isPageAddress = (address: string): boolean => {
  const [withoutFragment] = address.split('#', 1)
  return withoutFragment === pageAddress
}
