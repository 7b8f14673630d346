import { type ReactNode, useState } from 'react'
import type { AssessmentDetail, ScreeningWarning } from '#shared/features/screening/screening.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { refreshScreening } from './screening.queries.ts'
import { colourKey, warningKey } from './screening-words.ts'
import type { AssessmentAnswers } from './use-assessment-answers.ts'

const none: ReadonlySet<string> = new Set()

type AssessmentForm = {
  assessedAt: Date
  setAssessedAt: (instant: Date) => void
  note: string
  setNote: (note: string) => void
  dirty: boolean
  pending: boolean
  /** The rows to mark for their missing line: none before the officer tried to finish. */
  shownMissing: ReadonlySet<string>
  showMissing: () => void
  save: () => Promise<void>
  complete: () => Promise<void>
  adopt: () => Promise<void>
  discard: () => Promise<void>
  dialog: ReactNode
}

/** What can be done with an open assessment. */
export const useAssessmentForm = (
  { assessment, newerSet }: AssessmentDetail,
  state: AssessmentAnswers,
): AssessmentForm => {
  const t = useT()
  const [version, setVersion] = useState(assessment.version)
  const [assessedAt, setAssessedAt] = useState(assessment.assessedAt)
  const [note, setNote] = useState(assessment.note ?? '')
  const [saved, setSaved] = useState({ assessedAt, note })
  const [pending, setPending] = useState(false)
  const [tried, setTried] = useState(false)
  const { dialog, confirmed } = useWarningDialog<ScreeningWarning>(({ code, data }) =>
    t(warningKey(code), data),
  )
  const otherDirty = assessedAt.getTime() !== saved.assessedAt.getTime() || note !== saved.note
  const input = { assessedAt, answers: state.list, note }

  const run = async (act: () => Promise<void>): Promise<void> => {
    setPending(true)
    try {
      await act()
    } catch (error) {
      showError(error)
    } finally {
      setPending(false)
    }
  }
  const save = async (): Promise<number> => {
    const { assessment: kept } = await client.screening.save({ id: assessment.id, version, ...input })
    setVersion(kept.version)
    setSaved({ assessedAt, note })
    state.replace(state.list)
    return kept.version
  }
  return {
    assessedAt,
    setAssessedAt,
    note,
    setNote,
    dirty: state.dirty || otherDirty,
    pending,
    shownMissing: tried ? state.missing : none,
    showMissing: () => setTried(true),
    save: () =>
      run(async () => {
        await save()
        showDone(t('screening.savedForNow'))
      }),
    complete: () =>
      run(async () => {
        const done = await confirmed((acceptedWarnings) =>
          client.screening.complete({ id: assessment.id, version, ...input, acceptedWarnings }),
        )
        const colour = done?.detail.assessment.colour
        if (!colour) return
        setSaved({ assessedAt, note })
        state.replace(state.list)
        showDone(t('screening.completed', { colour: t(colourKey(colour)) }))
        await refreshScreening()
      }),
    adopt: () =>
      run(async () => {
        const kept = await save()
        const adopted = await client.screening.adoptSet({ id: assessment.id, version: kept })
        state.replace(adopted.assessment.answers)
        showDone(t('screening.adoptedSet', { number: newerSet?.number ?? adopted.set.number }))
        await refreshScreening()
      }),
    discard: async () => {
      await client.screening.discard({ id: assessment.id, version })
      setSaved({ assessedAt, note })
      state.replace(state.list)
      showDone(t('screening.discarded'))
      await refreshScreening()
    },
    dialog,
  }
}
