import { type ReactNode, useEffect, useState } from 'react'
import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import type {
  AssessmentDetail,
  AssessmentDraft,
  ScreeningWarning,
} from '#shared/features/screening/screening.schema.ts'
import { client } from '#renderer/app/client.ts'
import { describeError, showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { instantOf, readTime, timeText } from '#renderer/features/case/time-field.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { keepDetail, refreshScreening } from './screening.queries.ts'
import { colourKey, warningKey } from './screening-words.ts'
import { type AssessmentAnswers, useAssessmentAnswers } from './use-assessment-answers.ts'
import { type AssessmentDraftControl, draftOf } from './use-assessment-draft.ts'

const none: ReadonlySet<string> = new Set()

/** When the answers were given, as the officer types it. */
export type Moment = { day: PlainDate | null; time: string }

type Rest = {
  moment: Moment
  note: string
  /** The exact instant, as long as nobody touched day and time. */
  instant: Date | undefined
  dirty: boolean
}

export type AssessmentForm = {
  state: AssessmentAnswers
  moment: Moment
  setMoment: (moment: Moment) => void
  note: string
  setNote: (note: string) => void
  dirty: boolean
  pending: boolean
  /** Whether it was tried to finish: then what is missing is marked. */
  tried: boolean
  /** The rows to mark for their missing line. */
  shownMissing: ReadonlySet<string>
  momentMissing: boolean
  try: () => void
  /** What the service keeps, where somebody saved other answers since these were begun. */
  clash: AssessmentDetail | undefined
  keepMine: () => void
  takeStored: () => Promise<void>
  save: () => Promise<void>
  /** Finishes, and goes on to `pathOf` the finished assessment. */
  complete: () => Promise<void>
  adopt: () => Promise<void>
  discard: () => Promise<void>
  dialog: ReactNode
}

const restOf = ({ assessedAt, note }: AssessmentDraft, dirty: boolean): Rest => {
  const instant = new Date(assessedAt)
  const moment = { day: plainDateOfInstant(instant.getTime()), time: timeText(instant) }
  return { moment, note, instant, dirty }
}

const readMoment = ({ day, time }: Moment): Date | undefined => {
  const read = readTime(time)
  return day !== null && read ? instantOf(day, read) : undefined
}

/** An open assessment while it is worked on: what is typed, how it is kept, and what can be done with it. */
export const useAssessmentForm = (
  detail: AssessmentDetail,
  draft: AssessmentDraftControl,
  pathOfFinished: string,
): AssessmentForm => {
  const t = useT()
  const { assessment, set, childKnown } = detail
  const { id } = assessment
  const [opened] = useState(() => {
    const found = draft.found.state === 'found' ? draft.found.value : undefined
    return { values: found ?? draftOf(assessment), restored: found !== undefined }
  })
  const state = useAssessmentAnswers(set.content, childKnown, {
    list: opened.values.answers,
    dirty: opened.restored,
  })
  const [rest, setRest] = useState(() => restOf(opened.values, opened.restored))
  /** The version that what is on screen was typed over. */
  const [version, setVersion] = useState(opened.values.version)
  const [clash, setClash] = useState(version === assessment.version ? undefined : detail)
  const [pending, setPending] = useState(false)
  const [tried, setTried] = useState(false)
  const { dialog, confirmed } = useWarningDialog<ScreeningWarning>(({ code, data }) =>
    t(warningKey(code), data),
  )

  const assessedAt = rest.instant ?? readMoment(rest.moment)
  const { list } = state
  const dirty = state.dirty || rest.dirty
  const leaveTo = useLeaveAfterSave(dirty)
  const input = { assessedAt: assessedAt ?? assessment.assessedAt, answers: list, note: rest.note }
  const { keep } = draft
  const typedAt = input.assessedAt.toISOString()
  useEffect(() => {
    if (dirty) keep({ version, assessedAt: typedAt, answers: list, note: rest.note })
  }, [keep, dirty, version, typedAt, list, rest.note])

  const settle = (): void => {
    state.settle()
    setRest((before) => ({ ...before, dirty: false }))
  }
  const show = (kept: AssessmentDetail): void => {
    state.replace(kept.assessment.answers)
    setRest(restOf(draftOf(kept.assessment), false))
    setVersion(kept.assessment.version)
    keepDetail(kept)
  }
  const explainRefusal = async (error: unknown): Promise<void> => {
    showError(error)
    const { code } = describeError(error)
    if (code === 'SCREENING_ALREADY_COMPLETE') await refreshScreening()
    if (code !== 'RECORD_CHANGED_MEANWHILE') return
    const stored = await client.screening.explain({ id })
    if (stored.assessment.state === 'open') setClash(stored)
    else await refreshScreening()
  }
  const run = async (act: () => Promise<void>): Promise<void> => {
    if (pending) return
    setPending(true)
    try {
      await act()
    } catch (error) {
      await explainRefusal(error).catch(showError)
    } finally {
      setPending(false)
    }
  }
  const save = async (): Promise<number> => {
    const kept = await draft.submit(() => client.screening.save({ id, version, ...input }))
    setVersion(kept.assessment.version)
    settle()
    keepDetail(kept)
    return kept.assessment.version
  }
  return {
    state,
    moment: rest.moment,
    setMoment: (moment) => setRest((before) => ({ ...before, moment, instant: undefined, dirty: true })),
    note: rest.note,
    setNote: (note) => setRest((before) => ({ ...before, note, dirty: true })),
    dirty,
    pending,
    tried,
    shownMissing: tried ? state.missing : none,
    momentMissing: assessedAt === undefined,
    try: () => setTried(true),
    clash,
    keepMine: () => {
      if (!clash) return
      setVersion(clash.assessment.version)
      setClash(undefined)
    },
    takeStored: () =>
      run(async () => {
        await draft.discard()
        show(await client.screening.explain({ id }))
        setClash(undefined)
      }),
    save: () =>
      run(async () => {
        await save()
        showDone(t('screening.savedForNow'))
      }),
    complete: () =>
      run(async () => {
        const done = await confirmed((acceptedWarnings) =>
          draft.submit(
            () => client.screening.complete({ id, version, ...input, acceptedWarnings }),
            ({ outcome }) => outcome === 'saved',
          ),
        )
        const colour = done?.detail.assessment.colour
        if (!done || !colour) return
        keepDetail(done.detail)
        settle()
        leaveTo(pathOfFinished)
        showDone(t('screening.completed', { colour: t(colourKey(colour)) }))
        await refreshScreening()
      }),
    adopt: () =>
      run(async () => {
        const kept = dirty ? await save() : version
        const adopted = await client.screening.adoptSet({ id, version: kept })
        show(adopted)
        showDone(t('screening.adoptedSet', { number: adopted.set.number }))
        await refreshScreening()
      }),
    discard: async () => {
      await draft.submit(() => client.screening.discard({ id, version }))
      settle()
      showDone(t('screening.discarded'))
      await refreshScreening()
    },
    dialog,
  }
}
