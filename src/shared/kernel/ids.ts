import { z } from 'zod'

/** Outside the store every record is known by its UUIDv7; the brand keeps a village's id out of an agreement's place. */
export const idOf = <const Name extends string>(_name: Name) => z.uuid().brand<`${Name}Id`>()

export type Id<Name extends string> = string & z.core.$brand<`${Name}Id`>
