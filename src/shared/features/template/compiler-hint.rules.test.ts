import { expect, test } from 'vitest'
import { compilerHintFor } from './compiler-hint.rules.ts'

test.each([
  ['unknown variable: dta', 'unknownName', 'dta'],
  ['unclosed delimiter', 'unclosed', 'delimiter'],
  ['unclosed string', 'unclosed', 'string'],
  ['dictionary does not contain key "vilageName"', 'unknownField', 'vilageName'],
  ['cannot join string with none', 'missingValue', ''],
  ['expected string, found none', 'missingValue', ''],
  ['expected string, found integer', 'wrongKind', 'integer'],
  ['type content has no method `split`', 'wrongKind', 'content'],
  ['cannot add integer and string', 'wrongKind', ''],
  ['missing argument: body', 'missingArgument', 'body'],
  ['unexpected argument: colour', 'unexpectedArgument', 'colour'],
  ['unexpected argument', 'unexpectedArgument', ''],
  ['file not found (searched at /templates/x.typ)', 'fileMissing', '/templates/x.typ'],
  ['array index out of bounds (index: 3, len: 2)', 'outOfBounds', ''],
  ['unknown font family: arial narrow', 'unknownFont', 'arial narrow'],
  ['maximum function call depth exceeded', 'endless', ''],
  ['unexpected closing bracket', 'unexpected', 'closing bracket'],
  ['expected expression', 'unexpected', 'expression'],
  ['something quite new', 'general', ''],
])('%s', (words, code, name) => {
  expect(compilerHintFor(words)).toEqual({ code, name })
})
