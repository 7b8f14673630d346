import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { Duplicate, DuplicateKind } from '#shared/features/group-intake/group-intake.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import type { KnownPeople } from './checked-rows.ts'
import {
  findKnownNames,
  findKnownNik,
  findKnownPassports,
  nameAndBirthKey,
  type KnownIn,
  type NameAndBirth,
} from './group-intake.repo.ts'

const isPresent = <Value>(value: Value | undefined): value is Value => value !== undefined

/** Asks the store about a batch of people with three questions, however many they are. */
export const askStore =
  (db: ReadDb, scope: Scope): KnownPeople =>
  (people) => {
    const names = people.map(({ nameAndBirth, nameKey }): NameAndBirth | undefined => {
      const birthOn = nameAndBirth?.slice(0, 10) ?? ''
      return nameKey !== '' && isPlainDate(birthOn) ? { nameKey, birthOn } : undefined
    })
    const byNik = findKnownNik(db, scope, people.map(({ nik }) => nik).filter(isPresent))
    const byPassport = findKnownPassports(db, scope, people.map(({ passport }) => passport).filter(isPresent))
    const byName = findKnownNames(db, scope, names.filter(isPresent))
    const found = new Map<number, Duplicate[]>()
    for (const [index, { nik, passport }] of people.entries()) {
      const name = names[index]
      const known: [DuplicateKind, KnownIn | undefined][] = [
        ['nik', nik === undefined ? undefined : byNik.get(nik)],
        ['passport', passport === undefined ? undefined : byPassport.get(passport)],
        ['nameAndBirth', name && byName.get(nameAndBirthKey(name))],
      ]
      const duplicates = known.flatMap(([kind, place]): Duplicate[] =>
        place ? [{ where: 'store', kind, ...place, caseId: place.caseId as never }] : [],
      )
      if (duplicates.length > 0) found.set(index, duplicates)
    }
    return found
  }
