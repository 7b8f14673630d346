import {
  contentLists,
  type ContentList,
  type DecreeContent,
  type DecreeDetail,
  type DecreeInput,
} from '#shared/features/designation/designation.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** A line of text with a key of its own, so that moving it moves its field. */
export type Line = { key: string; text: string }
export type ContentValues = Record<ContentList, Line[]>

export type DecreeValues = {
  subject: string
  decidedOn: PlainDate | null
  decidedAtPlace: string
  signatoryId: DecreeInput['signatoryId']
  agreementId: DecreeInput['agreementId']
  villages: Village[]
  content: ContentValues
}

export const lineOf = (text: string): Line => ({ key: crypto.randomUUID(), text })
export const linesOf = (texts: readonly string[]): Line[] => texts.map(lineOf)

const contentValues = (content: DecreeContent): ContentValues => ({
  considerations: linesOf(content.considerations),
  legalBasis: linesOf(content.legalBasis),
  noting: linesOf(content.noting),
  dictums: linesOf(content.dictums),
  copyTo: linesOf(content.copyTo),
})

export const emptyContent: DecreeContent = {
  considerations: [],
  legalBasis: [],
  noting: [],
  dictums: [],
  copyTo: [],
}

export const emptyValues = (villages: Village[]): DecreeValues => ({
  subject: '',
  decidedOn: null,
  decidedAtPlace: '',
  signatoryId: null,
  agreementId: null,
  villages,
  content: contentValues(emptyContent),
})

export const valuesOf = (
  { decree, villages }: DecreeDetail,
  signatoryId: DecreeInput['signatoryId'],
): DecreeValues => ({
  subject: decree.subject,
  decidedOn: decree.decidedOn,
  decidedAtPlace: decree.decidedAtPlace ?? '',
  signatoryId,
  agreementId: decree.agreementId,
  villages: villages.map(({ village }) => village),
  content: contentValues(decree.content),
})

const textsOf = (lines: readonly Line[]): string[] =>
  lines.map(({ text }) => text).filter((text) => text.trim() !== '')

/** What the procedure takes; empty lines are left out. */
export const inputOf = ({ villages, content, ...values }: DecreeValues): unknown => ({
  ...values,
  villageIds: villages.map(({ id }) => id),
  content: Object.fromEntries(contentLists.map((list) => [list, textsOf(content[list])])),
})

export const isSameText = (lines: readonly Line[], texts: readonly string[]): boolean =>
  lines.length === texts.length && lines.every(({ text }, index) => text === texts[index])
