import { expect, test } from 'vitest'
import { brokenPrimitives } from './self-check.ts'

test('every primitive the keys rest on works in this runtime', async () => {
  expect(await brokenPrimitives()).toEqual([])
})

test('a primitive that is missing, or answers something else, is named', async () => {
  const missing = (): never => {
    throw new Error('unsupported')
  }
  const broken = await brokenPrimitives([
    ['works', () => true],
    ['is missing', missing],
    ['answers something else', () => Promise.resolve(false)],
  ])
  expect(broken).toEqual(['is missing', 'answers something else'])
})
