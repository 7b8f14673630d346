import { describe, expect, test } from 'vitest'
import { countryCodes, countryNameIn } from './country.rules.ts'

describe('the name of a country', () => {
  test('stands in the language that is asked for', () => {
    expect(countryNameIn('id', 'KHM')).toBe('Kamboja')
    expect(countryNameIn('en', 'KHM')).toBe('Cambodia')
  })
  test('is known for every code, and each code is there once', () => {
    expect(countryCodes.filter((code) => countryNameIn('id', code).length < 4)).toEqual([])
    expect(new Set(countryCodes).size).toBe(countryCodes.length)
  })
  test('of a code that is none is the code itself', () => {
    expect(countryNameIn('id', 'ZZZ')).toBe('ZZZ')
  })
})
