import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { name: string; content: Uint8Array }

/** The first day a zip can name: with it, equal contents give equal bytes. */
const firstDay = 0x21
const deflated = 8
const utf8Names = 0x0800
const version = 20

type Packed = { name: Buffer; body: Buffer; fields: Buffer; offset: number }

/** What local head and directory say alike of an entry, from the version needed to the lengths. */
const fieldsOf = (name: Buffer, content: Uint8Array, body: Buffer): Buffer => {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(version, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(firstDay, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(body.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const localOf = ({ name, body, fields }: Packed): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, body])

const directoryOf = ({ name, fields, offset }: Packed): Buffer => {
  const maker = Buffer.alloc(2)
  maker.writeUInt16LE(version)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), maker, fields, rest, name])
}

/** A zip of small files, in the order given. No ZIP64: nothing here comes near four gigabytes or 65,535 entries. */
export const zipOf = (entries: readonly ZipEntry[]): Uint8Array => {
  const packed: Packed[] = []
  const locals: Buffer[] = []
  let offset = 0
  for (const { name: text, content } of entries) {
    const name = Buffer.from(text)
    const body = deflateRawSync(content)
    const entry = { name, body, fields: fieldsOf(name, content, body), offset }
    const local = localOf(entry)
    packed.push(entry)
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(packed.map(directoryOf))
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]))
}
