import { expect, test } from 'vitest'
import { browserCommand, hasScreen } from './open-browser.ts'

const address = 'http://0123.localhost:4567/#token=89ab'

test.each([
  ['linux', ['xdg-open', address]],
  ['freebsd', ['xdg-open', address]],
  ['darwin', ['open', address]],
  ['win32', ['cmd.exe', '/d', '/c', 'start', '""', `"${address}"`]],
] as const)('the command of %s carries the whole address', (platform, expected) => {
  const { command, args } = browserCommand(platform, address)
  expect([command, ...args]).toEqual(expected)
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['win32', {}, true],
  ['darwin', {}, true],
] as const)('a screen on %s with %o: %s', (platform, environment, expected) => {
  expect(hasScreen(platform, environment)).toBe(expected)
})
