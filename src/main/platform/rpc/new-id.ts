import { v7 } from 'uuid'
import type { Id } from '#shared/kernel/ids.ts'

/** A fresh id of a record as the outside knows it. */
export const newId = <Name extends string>(_name: Name): Id<Name> => v7() as Id<Name>
