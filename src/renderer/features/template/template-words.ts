import type { SampleKind, TemplateDetail, TemplateState } from '#shared/features/template/template.schema.ts'
import type { MessageKey } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

type Shown = { word: MessageKey; tone: Tone }

export const stateWords: Record<TemplateState, Shown> = {
  draft: { word: 'template.stateDraft', tone: 'progress' },
  submitted: { word: 'template.stateSubmitted', tone: 'waiting' },
  approved: { word: 'template.stateApproved', tone: 'good' },
  retired: { word: 'template.stateRetired', tone: 'neutral' },
}

export const sampleWords: Record<SampleKind, MessageKey> = {
  usual: 'template.sampleUsual',
  longest: 'template.sampleLongest',
  missing: 'template.sampleMissing',
  manyRows: 'template.sampleManyRows',
}

export const sizeWords = { a4: 'template.sizeA4', f4: 'template.sizeF4' } as const satisfies Record<
  TemplateDetail['sizes'][number],
  MessageKey
>

export const fieldKindWords: Record<TemplateDetail['fields'][number]['kind'], MessageKey> = {
  text: 'template.kindText',
  number: 'template.kindNumber',
  date: 'template.kindDate',
  yesNo: 'template.kindYesNo',
  list: 'template.kindList',
  group: 'template.kindGroup',
  picture: 'template.kindPicture',
  choice: 'template.kindChoice',
}

export const typePath = (paperType: string): string => `/templates/${paperType}`
export const editorPath = (id: string): string => `/templates/draft/${id}`
