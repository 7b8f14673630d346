import { z } from 'zod'

/** One line of text as people type it: trimmed, inner white space folded, NFC, no control characters. */
export const line = (maximum = 200) =>
  z
    .string()
    .max(maximum * 2)
    .transform((value) =>
      value
        .normalize('NFC')
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(maximum))

/** Several lines of text: line breaks kept, other control characters dropped, trimmed. */
export const paragraph = (maximum = 4000) =>
  z
    .string()
    .max(maximum * 2)
    .transform((value) =>
      value
        .normalize('NFC')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\S\n]+/g, ' ')
        .replaceAll(/(?!\n)\p{Cc}/gu, '')
        .trim(),
    )
    .pipe(z.string().min(1).max(maximum))

/** An optional line: an empty field is the same as no value. */
export const optionalLine = (maximum = 200) => blankIsNull(line(maximum))
export const optionalParagraph = (maximum = 4000) => blankIsNull(paragraph(maximum))

const blankIsNull = <Output>(schema: z.ZodType<Output, string>) =>
  z
    .union([z.string(), z.null()])
    .transform((value) => (value === null || value.trim() === '' ? null : value))
    .pipe(z.union([z.null(), schema]))
