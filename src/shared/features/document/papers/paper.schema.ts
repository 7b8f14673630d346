import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'

/** Building blocks of every paper's data. The data is frozen with the issued document, so it is plain JSON throughout. */

/** A picture the office supplied (its emblem, a partner's logo). None is ever part of the program. */
export const paperImage = z.strictObject({
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
  base64: z.base64().min(1).max(4_000_000),
})
export type PaperImage = z.infer<typeof paperImage>

/** A4, or the Folio sheet of 215 × 330 mm that many offices print decrees and agreements on. */
export const paperSize = z.enum(['a4', 'f4']).default('a4')

const millimetres = z.number().min(10).max(60)

/** Millimetres; office practice is 3 cm at the binding side and 2 to 2.5 cm elsewhere. */
export const paperMargins = z
  .strictObject({
    left: millimetres.default(30),
    right: millimetres.default(20),
    top: millimetres.default(20),
    bottom: millimetres.default(25),
  })
  .prefault({})

/**
 * Letterhead (kop). `parentLines` are ministry, directorate general and regional office as they were named on the
 * day of the document; nothing here knows dates.
 */
export const letterhead = z.strictObject({
  logo: paperImage.nullable().default(null),
  parentLines: z.array(line(120)).min(1).max(4),
  officeName: line(120),
  address: line(200).nullable().default(null),
  contact: line(200).nullable().default(null),
  rule: z.enum(['double', 'single']).default('double'),
})

/**
 * Who signs. `Plt.` and `Plh.` act in a post; with `a.n.` the holder of `deputyTitle` signs on behalf of `title`, and
 * with `subDeputyTitle` (u.b.) a post below does. `name` is printed as given, so capitals are the office's choice.
 */
export const signatory = z
  .strictObject({
    prefix: z.enum(['Plt.', 'Plh.', 'a.n.']).nullable().default(null),
    title: line(160),
    deputyTitle: line(160).nullable().default(null),
    subDeputyTitle: line(160).nullable().default(null),
    name: line(120).nullable(),
    nip: line(30).nullable().default(null),
  })
  .refine((value) => (value.prefix === 'a.n.') === (value.deputyTitle !== null), { path: ['deputyTitle'] })
  .refine((value) => value.subDeputyTitle === null || value.deputyTitle !== null, {
    path: ['subDeputyTitle'],
  })

/** The code by which a paper can be proven; a draft keeps its room and shows no code. */
export const proofMark = z
  .strictObject({
    /** The QR code as SVG, with its white border. */
    picture: z.string().max(20_000).nullable(),
    /** For the telephone. */
    shortCode: line(14).nullable(),
  })
  .nullable()
  .default(null)

/** Empty only in a draft; see `missing…` of each paper. */
export const laterLine = (maximum: number) => line(maximum).nullable().default(null)
export const laterDate = plainDate.nullable().default(null)
export const draft = z.boolean().default(false)
