/** Writes resources/verify/verify.html: the verification of codes as one page that needs nothing else. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const project = resolve(import.meta.dirname, '..')
const source = join(project, 'src/renderer/verify-page')
const target = join(project, 'resources/verify/verify.html')

const bundle = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: source,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: join(source, 'page.ts'), formats: ['iife'], name: 'verifyPage' },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('the bundler gave nothing')
  const [chunk] = output.output
  // Inside a script element this alone could end it.
  return chunk.code.trim().replaceAll('</script', String.raw`<\/script`)
}

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page may run its own script and style, look through the camera, and speak to nobody. */
export const buildVerifyPage = async (): Promise<string> => {
  const [script, style] = [await bundle(), readFileSync(join(source, 'page.css'), 'utf8').trim()]
  const policy = [
    `default-src 'none'`,
    `script-src ${digestOf(script)}`,
    `style-src ${digestOf(style)}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  const parts: Readonly<Record<string, string>> = { policy, style, script }
  return readFileSync(join(source, 'page.html'), 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (_place, name: string) => parts[name] ?? '',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, await buildVerifyPage())
}
