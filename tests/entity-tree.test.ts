import { describe, expect, test } from 'vitest'
import type { CaseEntity, EntityKind } from '#shared/features/entity/entity.schema.ts'
import {
  detailsAskedFor,
  entityOf,
  freshEntry,
  kindOf,
  roleOf,
} from '#renderer/features/entity/entity-entry.ts'
import { treeOf } from '#renderer/features/entity/entity-tree.ts'

const entry = (id: string, kind: EntityKind, holder?: string) =>
  ({
    id: `entry of ${id}`,
    entity: { id, kind },
    holder: holder === undefined ? null : { id: holder, shown: holder },
  }) as CaseEntity

const told = (items: CaseEntity[]) =>
  treeOf(items).map(({ item, isHeld }) => `${isHeld ? '  ' : ''}${item.entity.id}`)

describe('the entries of a case', () => {
  test('stand under the one who has them, people before companies, the rest at the end', () => {
    expect(
      told([
        entry('phone of nobody', 'phone'),
        entry('company', 'agency'),
        entry('plate', 'vehicle', 'boss'),
        entry('boss', 'person'),
        entry('number', 'phone', 'boss'),
      ]),
    ).toEqual(['boss', '  number', '  plate', 'company', 'phone of nobody'])
  })

  test('are all there once, whoever holds whom', () => {
    const items = [
      entry('one', 'person', 'other'),
      entry('other', 'person', 'one'),
      entry('number', 'phone', 'somebody on another page'),
    ]
    const twice = [entry('boss', 'person'), { ...entry('boss', 'person'), id: 'again' } as CaseEntity]
    for (const list of [items, twice, [...items, ...twice]])
      expect(
        treeOf(list)
          .map(({ item }) => item.id)
          .toSorted(),
      ).toEqual(list.map(({ id }) => id).toSorted())
  })
})

describe('what is being typed', () => {
  const typed = (value: string) => ({ ...freshEntry(), value })

  test('has its kind guessed and its usual role, but what a person did is never assumed', () => {
    expect(kindOf(typed('0812 0000 0100'))).toBe('phone')
    expect(roleOf(typed('0812 0000 0100'))).toBe('contact')
    expect(roleOf(typed('Boss Coba'))).toBeNull()
    expect(roleOf(typed('PT Fiktif Jaya'))).toBeNull()
    expect(roleOf({ ...typed('Boss Coba'), role: 'recruiter' })).toBe('recruiter')
    expect(entityOf({ ...typed(' 1234567890 '), kind: 'phone' })).toMatchObject({
      kind: 'phone',
      value: '1234567890',
    })
  })

  test('asks at once for what tells one of its kind from another', () => {
    expect(detailsAskedFor('account')).toEqual(['bank'])
    expect(detailsAskedFor('address')).toEqual(['regionCode'])
    expect(detailsAskedFor('person')).toEqual([])
  })

  test('leaves source and holder for the next, which mostly come from the same statement', () => {
    const before = { ...typed('x'), source: 'chat' as const, role: 'recruiter' as const }
    expect(freshEntry(before)).toMatchObject({ value: '', source: 'chat', role: undefined })
  })
})
