import { describe, expect, test } from 'vitest'
import { canSaveSet, setChanges } from './screening-set.rules.ts'
import { setContent } from './screening-set.schema.ts'
import { intakeOf, type ItemValues, newItemId, withItem, withoutItem } from './set-edit.rules.ts'
import { setVersion1 } from './version-1/set-version-1.ts'

const valuesOf = (id: string): ItemValues => {
  const item = setVersion1.indicators.find((each) => each.id === id)
  if (!item) throw new Error(`no indicator ${id}`)
  const { statement, question, weight, family, inUse } = item
  return { statement, question, weight, family, inUse, intake: intakeOf(setVersion1, id) }
}
const fresh: ItemValues = {
  statement: { id: 'Hal baru', en: 'Something new' },
  question: null,
  weight: 'medium',
  family: 'deception',
  inUse: true,
  intake: null,
}

describe('one item of a draft', () => {
  test('kept as it is changes nothing', () => {
    for (const { id } of setVersion1.indicators) {
      expect(withItem(setVersion1, id, valuesOf(id))).toEqual(setVersion1)
    }
  })

  test('changed is the only difference', () => {
    const draft = withItem(setVersion1, 'D06', { ...valuesOf('D06'), weight: 'weak' })
    expect(setChanges(setVersion1, draft)).toEqual([{ itemId: 'D06', kind: 'weight' }])
  })

  test('put out of use is no longer asked for at the intake, and the draft can be saved', () => {
    expect(intakeOf(setVersion1, 'P12')).toBe('intelligenceData')
    const draft = withItem(setVersion1, 'P12', { ...valuesOf('P12'), inUse: false })
    expect(setChanges(setVersion1, draft)).toEqual([
      { itemId: 'P12', kind: 'putOutOfUse' },
      { itemId: 'P12', kind: 'notAskedAtIntake' },
    ])
    expect(canSaveSet(setVersion1, draft)).toEqual({ allowed: true })
  })

  test('added takes the next number of its letter, and leaves no trace when taken away again', () => {
    for (const letter of ['D', 'P', 'C', 'T', 'M', 'F']) {
      const id = newItemId(setVersion1, letter)
      const draft = withItem(setVersion1, id, { ...fresh, intake: letter === 'F' ? null : 'behaviour' })
      expect(setContent.parse(draft)).toEqual(draft)
      expect(canSaveSet(setVersion1, draft)).toEqual({ allowed: true })
      expect(setChanges(setVersion1, draft)).toContainEqual({ itemId: id, kind: 'added' })
      expect(withoutItem(draft, id)).toEqual(setVersion1)
    }
  })

  test('of an urgent flag changes its texts and nothing else', () => {
    const draft = withItem(setVersion1, 'U04', { ...fresh, inUse: false, intake: 'departurePattern' })
    expect(setChanges(setVersion1, draft)).toEqual([
      { itemId: 'U04', kind: 'statement' },
      { itemId: 'U04', kind: 'question' },
    ])
    expect(setContent.parse(draft)).toEqual(draft)
  })
})
