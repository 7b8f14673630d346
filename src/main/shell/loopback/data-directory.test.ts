import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browserDataDirectory } from './data-directory.ts'

const home = join('/home', 'petugas')

test.each([
  ['linux', {}, join(home, '.local', 'share', 'perisai-desa')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'perisai-desa')],
  ['linux', { XDG_DATA_HOME: 'relative' }, join(home, '.local', 'share', 'perisai-desa')],
  ['darwin', {}, join(home, 'Library', 'Application Support', 'Perisai Desa')],
  ['win32', { APPDATA: join(home, 'Roaming') }, join(home, 'Roaming', 'Perisai Desa')],
  ['win32', {}, join(home, 'AppData', 'Roaming', 'Perisai Desa')],
] as const)('on %s with %o', (platform, environment, expected) => {
  expect(browserDataDirectory({ demo: false }, platform, home, environment)).toBe(join(expected, 'store'))
  expect(browserDataDirectory({ demo: true }, platform, home, environment)).toBe(join(expected, 'demo'))
})

test('a directory given for the run is taken as it is', () => {
  const environment = { PERISAI_DATA_DIRECTORY: '/tmp/one run' }
  expect(browserDataDirectory({ demo: true }, 'linux', home, environment)).toBe('/tmp/one run')
})
