import { z } from 'zod'

/**
 * Takes away what nobody sees: direction and format marks, half surrogate pairs. They come along when text is pasted,
 * make equal names unequal, and can turn a name round on paper.
 */
const visible = (value: string): string => value.replaceAll(/[\p{Cf}\p{Cs}]/gu, '').normalize('NFC')

const asLine = (value: string): string =>
  visible(value)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()

const asParagraph = (value: string): string =>
  visible(value)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .trim()

const cleaned = (clean: (value: string) => string, maximum: number) =>
  z
    .string()
    .max(maximum * 2)
    .transform(clean)
    .pipe(z.string().min(1).max(maximum))

/** One line of text as people type it: trimmed, inner white space folded, NFC, nothing invisible. */
export const line = (maximum = 200) => cleaned(asLine, maximum)

/** Several lines of text: line breaks kept, everything else invisible dropped, trimmed. */
export const paragraph = (maximum = 4000) => cleaned(asParagraph, maximum)

/** An optional line: an empty field is the same as no value. */
export const optionalLine = (maximum = 200) => blankIsNull(asLine, line(maximum))
export const optionalParagraph = (maximum = 4000) => blankIsNull(asParagraph, paragraph(maximum))

const blankIsNull = <Output>(clean: (value: string) => string, schema: z.ZodType<Output, string>) =>
  z
    .union([z.string(), z.null()])
    .transform((value) => (value === null || clean(value) === '' ? null : value))
    .pipe(z.union([z.null(), schema]))
