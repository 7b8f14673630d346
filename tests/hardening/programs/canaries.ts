import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type BrowserContext } from 'playwright'
import { subjectWarningCodes } from '#shared/features/subject/subject.schema.ts'
import { launchOptions } from '../../support/chromium.ts'
import { startProgram, type Program } from '../../support/program.ts'
import { joinProgram, type JoinedProgram } from '../../support/socket-client.ts'
import { sampitSetup } from '../../support/test-office.ts'
import { firstOfficer, logIn } from '../../pages/setup-page.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { leaksThroughTemporaryFiles } from '../plain-temporary.repo.ts'
import type { HardeningProgram } from '../program.ts'

/*
 * Everything that is typed into the program here begins with signs that stand nowhere else: a word, the beginning of a
 * NIK, the beginning of a phone number. Where one of them stands in a file, something left the store in the clear.
 */
const [word, nikStart, phoneStart] = ['Kenarix', '62021767059', '81299']

const people = { pr: 10, nightly: 90, release: 400 }
const searches = 60
const built = resolve(import.meta.dirname, '../../../out/main/browser.js')

/** Letters for a number, because names hold no digits. */
const letters = (number: number): string =>
  String(number)
    .split('')
    .map((digit) => 'bcdfghjklm'[Number(digit)])
    .join('')

const used = new Set<string>()
const canary = (text: string): string => {
  used.add(text)
  return text
}
const name = (kind: string, number: number): string => canary(`${word}${kind}${letters(number)}`)

const needles = [word, word.toUpperCase(), word.toLowerCase(), nikStart, phoneStart].flatMap((text) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
])

const isHit = (content: Buffer): boolean => needles.some((needle) => content.includes(needle))

const filesUnder = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

const hits = (paths: readonly string[]): string[] =>
  paths.filter((path) => {
    try {
      return isHit(readFileSync(path))
    } catch {
      return false
    }
  })

/** Files that a process holds open, also those whose name is gone already. */
const openFiles = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`)
    .map((entry) => join(`/proc/${pid}/fd`, entry))
    .filter((path) => {
      try {
        return statSync(path).isFile()
      } catch {
        return false
      }
    })

const fill = async ({ client }: JoinedProgram, count: number): Promise<void> => {
  const setup = sampitSetup({ signatory: null })
  const office = { ...setup.office, address: `Jl. ${name('kantor', 1)} 1` }
  await client.setup.create({ ...setup, office, officer: { ...setup.officer, fullName: name('kepala', 1) } })
  const details = { nip: null, position: null }
  for (let number = 0; number < 10; number += 1)
    await client.officer.add({
      ...details,
      login: canary(`${word.toLowerCase()}-${letters(number)}`),
      fullName: name('petugas', number),
      password: `${canary(`${word} sandi ${letters(number)}`)} lumbung senja`,
      roles: ['officer'],
    })
  await client.session.login({
    login: `${word.toLowerCase()}-${letters(0)}`,
    password: `${word} sandi ${letters(0)} lumbung senja`,
  })
  for (let number = 0; number < count; number += 1) {
    const opened = await client.case.create({
      title: name('perkara', number),
      channel: 'passportInterview',
      channelDetail: null,
      receivedAt: new Date(),
      eventOn: null,
      eventPlace: null,
      eventRegionCode: null,
      villageId: null,
      chronology: `${name('uraian', number)} dijemput pada malam hari`,
      modus: [],
      confidentiality: 'ordinary',
      urgency: 'ordinary',
    })
    if (opened.outcome !== 'saved') throw new Error('the case was not saved')
    const caseId = opened.detail.case.id
    const serial = String(1000 + number)
    await client.subject.add({
      caseId,
      subject: {
        role: 'prospectiveWorker',
        fullName: name('orang', number),
        nik: canary(`${nikStart}4${serial}`),
        contacts: [{ kind: 'phone', value: canary(`0${phoneStart}00${serial}`) }],
      },
      acceptedWarnings: [...subjectWarningCodes],
    })
    if (number < 20) {
      const content = `%PDF-1.7\n${name('berkas', number)}\n`.repeat(5_000)
      const file = new File([content], `${name('nama', number)}.pdf`, { type: 'application/pdf' })
      const facts = { title: name('bukti', number), kind: 'document', source: 'Diserahkan' } as const
      await client.evidence.add({ caseId, file, ...facts, obtainedOn: null, subjectId: null, note: null })
      await client.draft.save({
        kind: 'subject',
        recordKey: caseId,
        label: 'Orang baru',
        body: { fullName: name('konsep', number) },
      })
    }
  }
  for (let number = 0; number < searches; number += 1)
    await client.case.list({ view: 'all', query: name('cari', number), sort: 'updated' })
  await client.session
    .login({ login: firstOfficer.login, password: name('salah', 1).repeat(3) })
    .catch(() => {})
}

/** Somebody at the screen: reads a list, a case and a person, and searches. */
const lookAround = async (context: BrowserContext, address: string): Promise<void> => {
  const [page] = context.pages()
  if (!page) throw new Error('the browser has no page')
  await page.goto(address)
  await logIn(page, firstOfficer.login, firstOfficer.password)
  for (const part of ['#/cases', '#/entities', '#/documents', '#/']) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, part)
    await page.waitForTimeout(700)
  }
}

export const canaries: HardeningProgram = {
  name: 'canaries',
  title: 'several hundred names, numbers and texts that must stand in no file of the machine',
  obstacle: () => {
    if (process.platform !== 'linux') return 'open and deleted files are looked into on Linux only'
    return existsSync(built) ? undefined : 'the program is not built'
  },
  run: async ({ level, tell }) => {
    used.clear()
    const root = mkdtempSync(join(tmpdir(), 'perisai-desa-canaries-'))
    const [data, temporary, home, profile] = ['data', 'tmp', 'home', 'profile'].map((part) =>
      join(root, part),
    )
    for (const folder of [temporary, home, profile]) mkdirSync(folder!, { recursive: true })
    const own = { TMPDIR: temporary, HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home }
    let program: Program | undefined
    let context: BrowserContext | undefined
    try {
      program = await startProgram({ dataDirectory: data!, environment: own })
      const options = await launchOptions()
      context = await chromium.launchPersistentContext(profile!, {
        ...options,
        env: { ...options.env, ...own },
        locale: 'id-ID',
      })
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto(program.address)
      await page.getByRole('heading', { name: 'Selamat datang di Perisai Desa' }).waitFor()
      const joined = await joinProgram(program, context)
      await fill(joined, perLevel(level, people))
      const address = program.address.split('#')[0]!
      await lookAround(context, address)
      const shell = hits(openFiles(program.processId))
      const service = hits(openFiles(program.servicePid()))
      const atWork = [data!, temporary!, home!, profile!].flatMap((folder) => hits(filesUnder(folder)))
      joined.leave()
      await context.close()
      context = undefined
      await program.stop()
      const output = isHit(Buffer.from(program.output())) ? ['what the program printed'] : []
      const after = [data!, temporary!, home!, profile!].flatMap((folder) => hits(filesUnder(folder)))
      const files = filesUnder(root)
      tell(
        `${used.size} canaries; ${files.length} files, ${Math.round(files.reduce((sum, path) => sum + statSync(path).size, 0) / 2 ** 20)} MB`,
      )
      const local = (paths: readonly string[]): string[] => paths.map((path) => path.replace(root, ''))
      const isControlHit = leaksThroughTemporaryFiles(`${word}kendali`)
      const tried = `${grouped(used.size)} canaries, ${grouped(files.length)} files`
      return [
        noneOf(
          'files of store, temporary folder, home and browser profile with a canary, at work',
          tried,
          local(atWork),
        ),
        noneOf('open and deleted files of service and shell with a canary', tried, [...service, ...shell]),
        noneOf('files with a canary after the end', tried, local(after)),
        noneOf('canaries in what was printed', tried, output),
        {
          what: 'the sweep finds temporary tables that are let out to files',
          tried: 'one sorted table, temp_store=DEFAULT',
          goal: 'found',
          found: isControlHit ? 'found' : 'not found',
          isMet: isControlHit,
        },
      ]
    } finally {
      await context?.close()
      await program?.stop()
      rmSync(root, { recursive: true, force: true })
    }
  },
}
