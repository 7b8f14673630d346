import { z } from 'zod'

/** Outside the store every record is known by its UUIDv7; the brand keeps a village's id out of an agreement's place. */
export const idOf = <const Name extends string>(_name: Name) => z.uuid().brand<`${Name}Id`>()

/** An id as the store's SQL tells it, 32 hexadecimal digits, in the form it has outside. */
export const uuidOfHex = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export type Id<Name extends string> = string & z.core.$brand<`${Name}Id`>
