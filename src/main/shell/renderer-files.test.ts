import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRendererFiles } from './renderer-files.ts'

let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perisai-renderer-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(directory, 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(join(directory, 'assets', 'index-abc.js.map'), '{}')
  writeFileSync(join(directory, 'notes.txt'), 'not for serving')
})

afterAll(() => rmSync(directory, { recursive: true }))

describe('renderer files', () => {
  test('serves the known kinds, the page only as /', () => {
    expect(openRendererFiles(directory).paths.toSorted()).toEqual(['/', '/assets/index-abc.js'])
  })

  test('each load of the page has a nonce of its own, the same in page and policy', async () => {
    const files = openRendererFiles(directory)
    const nonces = new Set<string>()
    for (let load = 0; load < 3; load++) {
      const page = await files.respond('/')
      const nonce = /content="([\w-]{22})"/.exec(Buffer.from(page?.body ?? []).toString())?.[1]
      expect(page?.headers['Content-Security-Policy']).toContain(`style-src 'self' 'nonce-${nonce}';`)
      nonces.add(nonce ?? '')
    }
    expect(nonces.size).toBe(3)
  })

  test('a file that is not the page carries the policy without a nonce', async () => {
    const script = await openRendererFiles(directory).respond('/assets/index-abc.js', {
      socketOrigin: 'ws://a.localhost:1',
    })
    expect(script?.headers['Content-Type']).toBe('text/javascript; charset=utf-8')
    expect(script?.headers['Content-Security-Policy']).toContain(`style-src 'self';`)
    expect(script?.headers['Content-Security-Policy']).toContain(`connect-src 'self' ws://a.localhost:1;`)
  })

  test.each([
    '',
    '/index.html',
    '/assets',
    '/assets/',
    '//',
    '/./',
    '/assets/../',
    '/notes.txt',
    '/%2e%2e/package.json',
    '/__proto__',
  ])('nothing is at %j', async (path) => {
    expect(await openRendererFiles(directory).respond(path)).toBeUndefined()
  })
})
