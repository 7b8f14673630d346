import { countryCodes, countryNameIn } from '#shared/features/identity/country.rules.ts'
import { languageStore } from '#renderer/i18n/t.ts'

/** Where people from Indonesia are sent most, and the country itself: on top of every list. */
const usual =
  'IDN MYS SGP BRN HKG TWN SAU ARE QAT KWT OMN BHR JOR KHM MMR THA LAO PHL VNM KOR JPN CHN TUR IRQ SYR LBY'.split(
    ' ',
  )

/** The name in the language of the screen. */
export const countryName = (code: string): string => countryNameIn(languageStore.get(), code)

export type CountryOption = { value: string; label: string }

/** All countries by name, those that come up every day as a group of their own. */
export const countryOptions = (): { usual: CountryOption[]; others: CountryOption[] } => {
  const option = (value: string): CountryOption => ({ value, label: countryName(value) })
  const first: ReadonlySet<string> = new Set(usual)
  const others = countryCodes.filter((code) => !first.has(code)).map(option)
  return {
    usual: usual.map(option),
    others: others.sort((one, other) => one.label.localeCompare(other.label, languageStore.get())),
  }
}
