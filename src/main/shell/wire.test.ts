import { describe, expect, test } from 'vitest'
import { decodeServiceArguments, encodeServiceArguments, type ServiceArguments } from './wire.ts'

const plain: ServiceArguments = {
  dataDirectory: '/home/petugas/data kantor/store',
  resourcesDirectory: 'C:\\Program Files\\Perisai Desa\\resources',
  shell: 'electron',
  demo: false,
}

describe('service arguments', () => {
  test.each([
    plain,
    { ...plain, demo: true },
    { ...plain, shell: 'browser', dataDirectory: 'a=b=c' } as const,
  ])('come back as they were sent', (sent) => {
    expect(decodeServiceArguments(encodeServiceArguments(sent))).toEqual(sent)
  })

  test('are found among arguments that others added', () => {
    const argv = [
      '/usr/bin/node',
      'service.js',
      '--type=utility',
      ...encodeServiceArguments(plain),
      '--no-zygote',
    ]
    expect(decodeServiceArguments(argv)).toEqual(plain)
  })

  test.each(['--data-directory', '--resources-directory', '--shell'])(
    '%s may be neither absent nor empty',
    (name) => {
      const others = encodeServiceArguments(plain).filter((argument) => !argument.startsWith(name))
      expect(() => decodeServiceArguments(others)).toThrow(name)
      expect(() => decodeServiceArguments([...others, `${name}=`])).toThrow(name)
    },
  )

  test('an unknown shell is refused', () => {
    const argv = [
      ...encodeServiceArguments(plain).filter((argument) => !argument.startsWith('--shell')),
      '--shell=web',
    ]
    expect(() => decodeServiceArguments(argv)).toThrow('--shell')
  })
})
