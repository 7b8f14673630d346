import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { attemptsName, createLoginAttempts } from '#main/platform/keys/login-attempts.ts'
import { pointerName, readPointer } from '#main/platform/store/pointer.ts'
import { inspectFolder, openStore } from '#main/platform/store/store.ts'
import { withChild } from '../disk/children.ts'
import { counted } from '../disk/lanes.ts'
import { baseNamed, inTemporaryFolder } from '../disk/recordings.ts'
import type { Finding, HardeningProgram } from '../program.ts'

/** Of the pr level; the others try every bit of every byte. */
const sample = 900

type Tally = { tried: number; accepted: string[]; crashed: string[]; lockedOut: string[] }

const everyDamage = function* (content: Buffer): Generator<[what: string, damaged: Buffer]> {
  for (let at = 0; at < content.length; at += 1)
    for (let bit = 0; bit < 8; bit += 1) {
      const damaged = Buffer.from(content)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      yield [`bit ${bit} of byte ${at}`, damaged]
    }
  for (let digit = 0; digit < 10; digit += 1)
    for (let at = 0; at < content.length; at += 1) {
      const damaged = Buffer.from(content)
      damaged[at] = 48 + digit
      if (!damaged.equals(content)) yield [`byte ${at} is ${digit}`, damaged]
    }
  for (let length = 0; length < content.length; length += 1)
    yield [`cut after ${length} bytes`, content.subarray(0, length)]
}

/** Puts every damage in the place of a file and has it judged; afterwards the file is as it was. */
const tryEvery = (file: string, keep: () => boolean, judge: (what: string, tally: Tally) => void): Tally => {
  const whole = readFileSync(file)
  const tally: Tally = { tried: 0, accepted: [], crashed: [], lockedOut: [] }
  for (const [what, damaged] of everyDamage(whole)) {
    if (!keep()) continue
    writeFileSync(file, damaged)
    tally.tried += 1
    try {
      judge(what, tally)
    } catch (error) {
      const isTyped = error instanceof DomainError
      ;(isTyped ? tally.lockedOut : tally.crashed).push(`${what}: ${String(error)}`)
    }
  }
  writeFileSync(file, whole)
  return tally
}

const judgeKeyFile = (folder: string) => {
  const known = ['kunci.json', 'kunci.json.1'].map((name) =>
    readFileSync(join(folder, name), 'utf8').slice(65),
  )
  return (what: string, tally: Tally): void => {
    const { keys } = readKeyFile(folder)
    const isKnown = known.some((text) => JSON.stringify(JSON.parse(text)) === JSON.stringify(keys))
    if (!isKnown) tally.accepted.push(what)
  }
}

const judgeAttempts = (folder: string) => {
  const { keys } = readKeyFile(folder)
  const file = join(folder, attemptsName)
  const whole = readFileSync(file, 'utf8')
  return (what: string, tally: Tally): void => {
    const isDamaged = readFileSync(file, 'utf8') !== whole
    let now = Date.parse('2026-11-24T09:00:00')
    const attempts = createLoginAttempts({ now: () => now, elapsed: () => now })
    const begin = (): string => {
      try {
        attempts.begin(folder, keys, 'petugas')
        return 'begun'
      } catch (error) {
        if (error instanceof DomainError) return error.code
        throw error
      }
    }
    // A file that is not believed has everybody wait; afterwards a valid officer gets in.
    if (begin() !== 'LOGIN_WAIT' && isDamaged) tally.accepted.push(what)
    now += 16 * 60_000
    const later = begin()
    if (later !== 'begun') tally.lockedOut.push(`${what}: ${later}`)
  }
}

const judgePointer = (folder: string, masterKey: string) => {
  const whole = JSON.stringify(readPointer(folder))
  return (what: string, tally: Tally): void => {
    const presence = inspectFolder(folder)
    if (presence !== 'whole' || JSON.stringify(readPointer(folder)) === whole) return
    // Another generation is beside the store: then the head file has to tell.
    try {
      openStore(folder, Buffer.from(masterKey, 'hex')).close()
    } catch (error) {
      if (error instanceof DomainError) return
      throw error
    }
    tally.accepted.push(what)
  }
}

const findingOf = (file: string, { tried, accepted, crashed, lockedOut }: Tally): Finding => {
  const wrong = [...accepted, ...crashed, ...lockedOut]
  const counts = `${accepted.length} accepted, ${crashed.length} crashed, ${lockedOut.length} locked out`
  return {
    what: `damage of ${file}`,
    tried: `${counted(tried)} bits, digits and cuts`,
    goal: '0 accepted, 0 crashed, 0 locked out',
    found: wrong[0] === undefined ? counts : `${counts}: ${wrong[0]}`,
    isMet: wrong.length === 0,
  }
}

export const smallFiles: HardeningProgram = {
  name: 'small-files',
  title: 'Damages every byte of the small files beside the store: nothing is believed, nobody is locked out',
  run: ({ level, random }) =>
    inTemporaryFolder(async (place) => {
      const [office, old] = [await baseNamed('office'), await baseNamed('firstRelease')]
      const folder = join(place, 'store')
      cpSync(join(office.folder, 'data'), folder, { recursive: true })
      const upgraded = join(place, 'upgraded')
      cpSync(join(old.folder, 'data'), upgraded, { recursive: true })
      // Brought up by this program and worked in: the generation before stays beside it.
      await withChild((child) =>
        child.order('work', {
          workload: 'upgrade',
          folder: upgraded,
          facts: old.facts,
          marks: join(place, 'marks'),
        }),
      )
      const files: [string, string, (what: string, tally: Tally) => void][] = [
        [folder, 'kunci.json', judgeKeyFile(folder)],
        [folder, attemptsName, judgeAttempts(folder)],
        [upgraded, pointerName, judgePointer(upgraded, old.facts.masterKey ?? '')],
      ]
      return files.map(([at, name, judge]) => {
        const all = [...everyDamage(readFileSync(join(at, name)))].length
        const share = level === 'pr' ? sample / files.length / all : 1
        return findingOf(
          name,
          tryEvery(join(at, name), () => random() < share, judge),
        )
      })
    }),
}
