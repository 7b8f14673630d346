import type { Page } from 'playwright'
import { listEvents } from '#main/features/case/timeline.repo.ts'
import { detailOf } from '#main/features/case/case-detail.repo.ts'
import { findCase } from '#main/features/case/case.repo.ts'
import { openWindow, startProgram } from '../../tests/support/program.ts'
import { press, textField } from '../../tests/pages/fields.ts'
import { median, ms, percentile, sorted, time, type Row } from '../measure.ts'
import { benchLogin, type SeededOffice } from './seeded-office.ts'

/** From the click to two frames after the first entries of the timeline stand on the page. */
const openCase = (page: Page, id: string): Promise<number> =>
  page.evaluate(
    (caseId) =>
      new Promise<number>((done) => {
        const start = performance.now()
        const look = (): void => {
          const isThere =
            document.querySelectorAll('main ol li').length >= 20 && window.location.hash.includes(caseId)
          if (!isThere) return
          watch.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)))
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { childList: true, subtree: true, characterData: true })
        window.location.hash = `#/cases/${caseId}`
      }),
    id,
  )

/** Frames while the list is scrolled by the wheel for some seconds, in milliseconds. */
const scrollFrames = async (page: Page): Promise<number[]> => {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    let running = true
    const next = (now: number): void => {
      frames.push(now - last)
      last = now
      if (running) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(window, {
      benchFrames: () => {
        running = false
        return frames
      },
    })
  })
  await page.mouse.move(700, 500)
  for (let turn = 0; turn < 150; turn += 1) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
  return page.evaluate(() => (window as unknown as { benchFrames: () => number[] }).benchFrames())
}

/** The built program over the seeded store, in Chromium. The service of this process must be closed before. */
export const measureScreens = async ({ office, seeded, plain }: SeededOffice): Promise<Row[]> => {
  const beside: number[] = []
  for (const id of seeded.longCaseIds) {
    const { milliseconds } = await time(() => {
      const record = findCase(plain.read, { reach: 'office' }, id)
      if (!record) throw new Error('a seeded case is missing')
      detailOf(plain.read, { reach: 'office' }, record)
      return listEvents(plain.read, { reach: 'office' }, record.rowId, { kinds: [], limit: 50 }, undefined)
    })
    beside.push(milliseconds)
  }
  const program = await startProgram({ dataDirectory: office.folder })
  const browser = await openWindow(program)
  const { page } = browser
  try {
    await textField(page, 'Nama masuk').fill(benchLogin.login)
    await page.getByLabel('Kata sandi', { exact: true }).fill(benchLogin.password)
    await press(page, 'Masuk')
    await page.getByRole('link', { name: 'Kasus' }).first().click()
    await page.getByRole('row').nth(10).waitFor()
    const [first = '', ...others] = seeded.longCaseIds
    // The first visit fetches the code of the page; that is paid once a day.
    await openCase(page, first)
    const opened: number[] = []
    for (const id of others) {
      await page.evaluate(() => (window.location.hash = '#/cases'))
      await page.getByRole('row').nth(10).waitFor()
      opened.push(await openCase(page, id))
    }
    await page.evaluate(() => (window.location.hash = '#/cases'))
    await page.getByRole('row').nth(10).waitFor()
    await page
      .getByRole('tab', { name: /Semua terbuka/ })
      .or(page.getByRole('button', { name: /Semua terbuka/ }))
      .first()
      .click()
    await page.waitForTimeout(500)
    const frames = await scrollFrames(page)
    const longest = sorted(frames).at(-1) ?? Number.NaN
    return [
      {
        what: `opening a case with 5,000 entries, click to rendered (${opened.length} cases, median)`,
        figure: `${ms(median(opened))} (slowest ${ms(sorted(opened).at(-1) ?? 0)})`,
        beside: `${ms(median(beside))} plain SQLite for case and first page`,
        goal: '≤ 300 ms',
        pass: median(opened) <= 300,
      },
      {
        what: `scrolling the list of open cases, longest of ${frames.length} frames`,
        figure: ms(longest),
        beside: `p95 ${ms(percentile(frames, 0.95))}`,
        goal: '≤ 50 ms',
        pass: longest <= 50,
      },
    ]
  } finally {
    await browser.close()
    await program.stop()
  }
}
