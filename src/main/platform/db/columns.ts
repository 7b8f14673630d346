import { customType, integer, text } from 'drizzle-orm/sqlite-core'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const toText = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A UUID: 16 bytes in the row, its usual text outside. */
export const uuid = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: toBytes,
  fromDriver: toText,
})

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
})

/** A plain day, `2024-02-27`: sorts as text. */
export const day = () => text().$type<PlainDate>()

/** Milliseconds since 1970 by the workstation's clock. */
export const instant = () => integer()

export const flag = () => integer({ mode: 'boolean' })
