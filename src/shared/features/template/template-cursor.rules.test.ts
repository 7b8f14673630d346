import { expect, test } from 'vitest'
import { fieldAt } from './template-cursor.rules.ts'

/** The cursor is where the bar stands. */
test.each([
  ['Kepada Yth. |', '#data.name'],
  ['Kepada Yth. #|', 'data.name'],
  ['#let name = |', 'data.name'],
  ['#let name = 3\n|', '#data.name'],
  ['#text(size: 9pt, |)', 'data.name'],
  ['#text(size: 9pt)[|]', '#data.name'],
  ['#let sheet(x) = {\n  |\n}', 'data.name'],
  ['#let sheet(x) = {\n  [Desa |]\n}', '#data.name'],
  ['#if data.a != none {\n  stack(|)\n}', 'data.name'],
  ['#if data.a != none [ada |]', '#data.name'],
  ['#let a = ("(", |)', 'data.name'],
  ['#let a = "("\n|', '#data.name'],
  ['// #let a = (\n|', '#data.name'],
  ['/* ( { */ |', '#data.name'],
  ['Pasal 3 (lihat |)', '#data.name'],
  ['harga \\[ |', '#data.name'],
])('%j', (marked, expected) => {
  const offset = marked.indexOf('|')
  expect(fieldAt('name', marked.replace('|', ''), offset)).toBe(expected)
})

test.each([
  ['villages', '#data.villages'],
  ['signatory.nip', '#data.signatory.nip'],
  ['legalBasis.*', '#for item in data.legalBasis [#item ]'],
  ['certificates.*.number', '#for item in data.certificates [#item.number ]'],
  ['persons.*.facts.*.value', '#for item in data.persons [#for part in item.facts [#part.value ] ]'],
])('%s', (path, expected) => {
  expect(fieldAt(path, '', 0)).toBe(expected)
})
