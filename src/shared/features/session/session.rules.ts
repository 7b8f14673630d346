import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'

/** NIST SP 800-63B-4 asks 15 characters where the password is the only factor. */
export const passwordMinimum = 15
const passwordMaximum = 128

/** Words that an attacker tries first in this kind of office. A password made of one of them and padding is refused. */
const officeWords = [
  'imigrasi',
  'kanim',
  'kantorimigrasi',
  'perisaidesa',
  'desabinaan',
  'password',
  'katasandi',
  'rahasia',
  'sandi',
  'indonesia',
  'merdeka',
  'qwerty',
  'administrator',
  'admin',
  'selamat',
  'bismillah',
  'sampit',
  'desa',
]

/** `kantorimigrasi` goes before `imigrasi`, which would leave `kantor` behind. */
const longestFirst = officeWords.toSorted((first, second) => second.length - first.length)

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What remains when office words, years and runs of one or two signs are taken away. */
const substanceOf = (password: string): string => {
  let rest = fold(password)
  for (const word of longestFirst) rest = rest.replaceAll(word, '')
  return rest
    .replaceAll(/(19|20)\d\d/g, '')
    .replaceAll(/(.{1,2})\1{2,}/gu, '$1')
    .replaceAll(/0?123456789?0?/g, '')
}

/** Whether a new password may be used. Length counts, composition rules do not exist, paste is welcome. */
export const canUsePassword = (password: string, login: string): Verdict => {
  const length = [...password.normalize('NFKC')].length
  if (length < passwordMinimum) return refused('PASSWORD_TOO_SHORT', { minimum: passwordMinimum })
  if (length > passwordMaximum) return refused('PASSWORD_TOO_LONG', { maximum: passwordMaximum })
  const folded = fold(password)
  const foldedLogin = fold(login)
  if (foldedLogin.length >= 4 && folded.includes(foldedLogin)) return refused('PASSWORD_CONTAINS_LOGIN')
  const distinct = new Set(folded).size
  if (distinct < 5 || substanceOf(password).length < 6) return refused('PASSWORD_TOO_COMMON')
  return allowed
}

/** How long a page is trusted after the password was given again. */
export const confirmationMinutes = 5

/** How long an approval of a second person waits for its act. */
export const approvalMinutes = 2

/** Wrong passwords in a row after which a login is closed until the office head or the paper code frees it. */
export const blockedAfter = 20

const [freeFailures, firstWait, longestWait] = [4, 30, 900]

/**
 * Seconds to wait after so many wrong passwords in a row: none up to the fourth, then half a minute, doubling up to a
 * quarter of an hour. Of a hundred thousand guesses an hour this leaves nine.
 */
export const waitAfter = (failures: number): number =>
  failures <= freeFailures ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - freeFailures - 1))
