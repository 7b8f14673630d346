import type { z } from 'zod'
import { t } from './t.ts'

/** What a failed check of the contract means for the person at the field. */
export const issueSentence = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      if (issue.origin === 'string') return t('common.valueTooLong', { maximum: Number(issue.maximum) })
      if (issue.origin === 'array') return t('common.valueChooseFewer', { maximum: Number(issue.maximum) })
      return t('common.valueTooLarge', { maximum: Number(issue.maximum) })
    case 'invalid_type':
    case 'invalid_value':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? t('common.valueRequired')
        : t('common.valueInvalid')
    case 'custom':
      return issue.message === 'plain-date' ? t('common.dateUnknown') : t('common.valueInvalid')
    case 'invalid_union':
      return unionSentence(issue)
    default:
      return t('common.valueInvalid')
  }
}

const tooSmall = (issue: z.core.$ZodIssueTooSmall): string => {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'array') return t('common.valueChooseOne')
  if (issue.origin !== 'string') return t('common.valueTooSmall', { minimum })
  return minimum <= 1 ? t('common.valueRequired') : t('common.valueTooShort', { minimum })
}

/** Of the ways an optional value may be written, the one about text explains the most. */
const unionSentence = (issue: z.core.$ZodIssueInvalidUnion): string => {
  const inner = issue.errors.flat().find(({ code }) => code !== 'invalid_type')
  return inner ? issueSentence(inner) : t('common.valueInvalid')
}
