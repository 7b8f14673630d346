import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** Chromium for tests: CHROMIUM_PATH, else the one inside @sparticuz/chromium, which needs no apt package and no download. */
export type Chromium = { executablePath: string; args: string[]; env: Record<string, string> }

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
]

export const ensureChromium = async (): Promise<Chromium> => {
  const own = process.env['CHROMIUM_PATH']
  if (own) return { executablePath: own, args, env: {} }
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const folder = resolve(packageFolder, '../../.cache/sparticuz-chromium')
  if (!existsSync(join(folder, '.whole'))) await unpack(packageFolder, folder)
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: { FONTCONFIG_PATH: join(folder, 'fonts'), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  }
}

const unpack = async (packageFolder: string, folder: string): Promise<void> => {
  const before = process.env['TMPDIR']
  // The package inflates into the temporary folder and would take whatever /tmp/chromium it finds there.
  process.env['TMPDIR'] = folder
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    // libnss3, libnspr4 and libexpat for machines that have none.
    await inflate(join(packageFolder, 'bin', 'al2023.tar.br'))
    // The shipped configuration only knows /tmp/fonts: without this a machine without fonts draws no text at all.
    const fonts = join(folder, 'fonts')
    writeFileSync(
      join(fonts, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'fc-cache')}</cachedir></fontconfig>`,
    )
    mkdirSync(join(folder, '.whole'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

export const launchOptions = async () => {
  const { executablePath, args: launchArguments, env } = await ensureChromium()
  return {
    executablePath,
    args: launchArguments,
    env: { ...(process.env as Record<string, string>), ...env },
  }
}
