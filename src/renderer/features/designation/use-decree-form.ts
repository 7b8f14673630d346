import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import {
  contentLists,
  type ContentList,
  type DecreeContent,
} from '#shared/features/designation/designation.schema.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import { signatoriesOn } from '#shared/features/office/office.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useContractForm } from '#renderer/ui/contract-form.tsx'
import { type DecreeValues, emptyContent, inputOf, isSameText, linesOf } from './decree-values.ts'

type DecreeFormOptions<Schema extends z.ZodType> = {
  schema: Schema
  initialValues: DecreeValues
  office: Office
  /** A new decree is filled with the suggested text; a saved draft keeps its own until something it follows changes. */
  isNew: boolean
  /** Writes the draft and answers the path of its page. */
  submit: (input: z.output<Schema>) => Promise<string>
}

type Suggestion = { subject: string; place: string; content: DecreeContent }
const nothing: Suggestion = { subject: '', place: '', content: emptyContent }

/**
 * The form of a draft. Subject, place and each list of the text follow day, villages and agreement as long as nobody
 * edited them; what was edited stays as it is and can be set back.
 */
export const useDecreeForm = <Schema extends z.ZodType>(options: DecreeFormOptions<Schema>) => {
  const { schema, initialValues, office, isNew, submit } = options
  const { day } = useSession()
  const state = useContractForm({
    schema,
    initialValues,
    toInput: inputOf,
    submit: async (input) => leaveTo(await submit(input)),
    refusalFields: { DESIGNATION_HAS_INAUGURATION: 'villageIds' },
  })
  const leaveTo = useLeaveAfterSave(state.dirty)
  const { form } = state
  const { values } = form
  const { data: suggestion } = useQuery(
    orpc.designation.suggest.queryOptions({
      input: {
        decidedOn: values.decidedOn,
        villageIds: values.villages.map(({ id }) => id),
        agreementId: values.agreementId,
      },
      placeholderData: keepPreviousData,
    }),
  )
  // Who signs follows the day of the decree: the head of then, not the head of today. Set before the suggestion, which
  // may be at hand at once: what the form fills in by itself is no unsaved work.
  const signatories = signatoriesOn(office.signatories, values.decidedOn ?? day)
  const isValid = values.signatoryId === null || signatories.some(({ id }) => id === values.signatoryId)
  const usual = signatories[0]?.id ?? null
  const wanted = isValid && !(isNew && values.signatoryId === null) ? values.signatoryId : usual
  useEffect(() => {
    if (form.getValues().signatoryId !== wanted) form.setFieldValue('signatoryId', wanted)
  }, [wanted, form])

  const followed = useRef<Suggestion>(isNew ? nothing : undefined)
  const isFirst = useRef(isNew)

  useEffect(() => {
    if (!suggestion) return
    const before = followed.current
    followed.current = suggestion
    if (before === undefined || before === suggestion) return
    const current = form.getValues()
    const next: DecreeValues = {
      ...current,
      subject: current.subject === before.subject ? suggestion.subject : current.subject,
      decidedAtPlace: current.decidedAtPlace === before.place ? suggestion.place : current.decidedAtPlace,
      content: { ...current.content },
    }
    for (const list of contentLists) {
      if (
        isSameText(current.content[list], before.content[list]) &&
        !isSameText(current.content[list], suggestion.content[list])
      )
        next.content[list] = linesOf(suggestion.content[list])
    }
    form.setValues(next)
    if (isFirst.current) form.resetDirty(next)
    isFirst.current = false
  }, [suggestion, form])

  const isEdited = (list: ContentList): boolean =>
    suggestion !== undefined && !isSameText(values.content[list], suggestion.content[list])
  const setBack = (list: ContentList): void => {
    if (suggestion)
      form.setFieldValue('content', { ...values.content, [list]: linesOf(suggestion.content[list]) })
  }
  return { state, signatories, isEdited, setBack }
}

export type DecreeForm = ReturnType<typeof useDecreeForm>
