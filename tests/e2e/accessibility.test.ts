import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { dialog, press, textField } from '../pages/fields.ts'

type Violation = { id: string; impact: string; nodes: { target: string[] }[] }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let program: Program
let window: Window
beforeAll(async () => {
  program = await startProgram({ demo: true })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

/** Violations of WCAG 2.2 A and AA on the screen as it stands. */
const violations = async (): Promise<string[]> => {
  await window.page.evaluate(axeSource)
  const found = await window.page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: unknown, options: unknown) => Promise<{ violations: Violation[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  })
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 4)
        .join(' | ')}`,
  )
}

const routes = [
  '/',
  '/villages',
  '/villages/new',
  '/agreements',
  '/agreements/new',
  '/designations',
  '/designations/new',
  '/liaisons',
  '/liaisons/hand-over',
  '/documents',
  '/documents/numbers',
  '/templates',
  '/intake',
  '/intake/group',
  '/cases',
  '/cases/new',
  '/tasks',
  '/tasks/hand-over',
  '/entities',
  '/village-reports',
  '/village-reports/new',
  '/village-reports/import',
  '/agencies',
  '/agencies/new',
  '/agencies/import',
  '/referrals',
  '/referrals/reply',
  '/verify',
  '/verify/ended',
  '/settings',
  '/settings/screening',
  '/settings/reference',
  '/settings/clocks',
  '/settings/statutes',
  '/settings/public-numbers',
  '/settings/need-routes',
  '/settings/proof',
  '/settings/backup',
  '/settings/history',
]

const pathOf = async (link: Locator): Promise<string> =>
  ((await link.first().getAttribute('href')) ?? '').replace(/^.*#/, '')

/** Pages of the first case of the list, reached as an officer reaches them. */
const ofCase = ['/decide', '/interviews/new', '/subjects/new', '/referrals/new', '']

let firstCase: string | undefined

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test(
    'the login screen and every main screen meet WCAG 2.2 AA as far as axe can tell',
    { timeout: 240_000 },
    async () => {
      const { page } = window
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Nothing is judged between the two schemes.
      await page.waitForFunction(
        (scheme) => document.documentElement.getAttribute('data-mantine-color-scheme') === scheme,
        colorScheme,
      )
      await page.waitForTimeout(1000)
      const report: Record<string, string[]> = {}
      if (colorScheme === 'light') {
        await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor({ timeout: 30_000 })
        report['login'] = await violations()
        await press(page, 'Masuk')
        await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
      }
      const visit = async (route: string): Promise<void> => {
        await page.evaluate((to) => {
          location.hash = `#${to}`
        }, route)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForTimeout(400)
        // A page that is left untouched asks nobody whether to leave it.
        expect(await page.getByRole('dialog').count(), `what stands before ${route}`).toBe(0)
        report[route] = await violations()
      }
      for (const route of routes) await visit(route)
      await visit('/templates/decree')
      await press(page, /^(Buat templat kantor|Lanjutkan draf)/)
      await page.getByRole('textbox', { name: 'Teks templat' }).waitFor()
      await page.waitForTimeout(1000)
      report['template editor'] = await violations()
      if (firstCase === undefined) {
        await visit('/cases?view=all')
        const href = await page.getByRole('link', { name: /^KNP-/ }).first().getAttribute('href')
        firstCase = /\/cases\/[0-9a-f-]{36}/.exec(href ?? '')?.[0]
      }
      expect(firstCase).toBeDefined()
      for (const part of ofCase) await visit(`${firstCase}${part}`)
      const subject = await page.evaluate(
        (to) => document.querySelector(`a[href*="${to}/subjects/"]`)?.getAttribute('href') ?? null,
        firstCase ?? '',
      )
      if (subject !== null) await visit(subject.replace(/^.*#/, ''))
      await visit('/cases?view=closed')
      await visit(await pathOf(page.getByRole('row', { name: /Ditutup/ }).getByRole('link')))
      await page.getByText(/^Ditutup \d/).waitFor()
      report['case that is over'] = await violations()
      await visit('/cases/sealed')
      await press(page, 'Buka dengan alasan')
      await textField(dialog(page), 'Alasan').fill('Memeriksa tampilan kasus tersegel.')
      report['reason of an opening'] = await violations()
      await press(dialog(page), /^Buka selama/)
      await page.getByText(/^Kasus tersegel ini terbuka/).waitFor()
      const sealed = new URL(page.url()).hash.slice(1)
      report['case opened with a reason'] = await violations()
      await press(page, 'Akhiri sekarang')
      await page.getByText(/tersegel kembali$/).waitFor()
      await visit(sealed)
      await page.getByText('Kasus ini tersegel').waitFor()
      report['case closed to its reader'] = await violations()
      expect(Object.fromEntries(Object.entries(report).filter(([, found]) => found.length > 0))).toEqual({})
    },
  )
})
