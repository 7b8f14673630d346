/** A seeded source of chance: the same numbers in every run. */
export const seededRandom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const given =
  `Aditya Agus Ahmad Aisyah Amat Andi Anita Ari Asep Ayu Bagus Bambang Budi Cahya Citra Dedi Dewi Dian Djoko Dwi Eka Eko Endang Fajar
  Farida Fitri Gita Gunawan Hadi Hasan Hendra Herlina Ida Imam Indah Intan Irfan Iwan Joko Kartika Kurnia Lestari Lina Made Maya Mega
  Melati Muhammad Mulyadi Nana Ningsih Novita Nur Nurul Oki Prasetyo Pratama Puji Putra Putri Rahmat Ratna Rina Rini Rizki Rohani Sari
  Setiawan Siti Slamet Soejono Sri Sugeng Suharto Sulastri Suparman Suryani Susanti Sutrisno Taufik Teguh Titin Tri Umar Utami Wahyu
  Wati Wawan Wibowo Widodo Yanti Yudi Yuli Yusuf Zainal Zulaikha`
    .split(/\s+/)
    .filter(Boolean)
const invented = ['Contoh', 'Fiktif', 'Uji', 'Coba', 'Rekaan', 'Khayal', 'Andaian', 'Karangan']

const pick = <Item>(random: () => number, items: readonly Item[]): Item => {
  // Common names are common: the square of chance leans to the beginning of the list.
  const item = items[Math.floor(random() ** 2 * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** One to three given names and an invented last one, so that nobody can be meant. */
export const inventedName = (random: () => number): string => {
  const count = random() < 0.13 ? 0 : random() < 0.6 ? 1 : 2
  const words = Array.from({ length: count }, () => pick(random, given))
  return [...words, pick(random, invented)].join(' ')
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export const inventedBirth = (random: () => number): string =>
  `${1955 + Math.floor(random() * 55)}-${twoDigits(1 + Math.floor(random() * 12))}-${twoDigits(1 + Math.floor(random() * 28))}`

/** A NIK of the form PPRRSSDDMMYYNNNN with the day of a woman raised by 40; its serial makes it nobody's. */
export const inventedNik = (random: () => number, birthOn: string, female: boolean): string => {
  const [year = '', month = '', day = ''] = birthOn.split('-')
  const district = `62${twoDigits(1 + Math.floor(random() * 13))}${twoDigits(1 + Math.floor(random() * 17))}`
  const serial = String(1 + Math.floor(random() * 9998)).padStart(4, '0')
  return `${district}${twoDigits(Number(day) + (female ? 40 : 0))}${month}${year.slice(2)}${serial}`
}
