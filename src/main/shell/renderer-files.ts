import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { PolicyOptions } from './content-security-policy.ts'
import { responseHeaders } from './response-headers.ts'

/** Stands in index.html where the page reads the nonce for the <style> elements it makes. */
const noncePlaceholder = '__CSP_NONCE__'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

type RendererResponse = { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }

/** The built renderer, ready to be served. */
export type RendererFiles = {
  /** Every address there is, for tests and diagnosis. */
  paths: readonly string[]
  /**
   * Answers one exact path, or nothing. The path is a key of a table made at start and never becomes a file name,
   * so no spelling of it reaches another file.
   */
  respond(path: string, policy?: Pick<PolicyOptions, 'socketOrigin'>): Promise<RendererResponse | undefined>
}

/** Lists the files once. Files of a kind the table does not know are not served; index.html is served as `/` only. */
export const openRendererFiles = (directory: string): RendererFiles => {
  const files = new Map<string, { file: string; contentType: string }>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)]
    if (!entry.isFile() || !contentType) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(directory, file).split(sep).join('/')}`
    files.set(path === '/index.html' ? '/' : path, { file, contentType })
  }

  return {
    paths: [...files.keys()],
    async respond(path, policy = {}) {
      const found = files.get(path)
      if (!found) return undefined
      const content = await readFile(found.file)
      if (path !== '/') {
        return { headers: { ...responseHeaders(policy), 'Content-Type': found.contentType }, body: content }
      }
      const styleNonce = randomBytes(16).toString('base64url')
      return {
        headers: { ...responseHeaders({ ...policy, styleNonce }), 'Content-Type': found.contentType },
        body: Buffer.from(content.toString('utf8').replaceAll(noncePlaceholder, styleNonce)),
      }
    },
  }
}
