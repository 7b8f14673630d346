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

/** The list of an office takes the place of `null` when the program hands the page out. */
const pageWith = (policy: string, style: string, script: string): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Periksa keaslian piagam</title>
<style>${style}</style>
</head>
<body>
<main id="page"></main>
<script type="application/json" id="trust-list">null</script>
<script>${script}</script>
</body>
</html>
`

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
  return pageWith(policy, style, script)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, await buildVerifyPage())
}
