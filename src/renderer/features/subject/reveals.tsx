import { notifications } from '@mantine/notifications'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RevealField, RevealInput } from '#shared/features/subject/subject-view.schema.ts'
import { client } from '#renderer/app/client.ts'
import { putOnClipboard } from '#renderer/app/clipboard.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { fieldKey } from './subject-words.ts'
import { refreshSubjects } from './subject.queries.ts'

type Asked = Pick<RevealInput, 'field' | 'use'>
type Shown = ReadonlyMap<RevealField, readonly string[]>

export type Reveals = {
  /** Values in clear for now, by field. */
  shown: Shown
  ask: (asked: Asked) => void
  cover: (field: RevealField) => void
  mayReveal: boolean
}

const RevealContext = createContext<Reveals>({
  shown: new Map(),
  ask: () => {},
  cover: () => {},
  mayReveal: false,
})

export const useReveals = (): Reveals => use(RevealContext)

/** A value in clear is covered again after this time: somebody may have left the desk. */
const shownMs = 120_000
const longestReason = 200

type RevealProviderProps = { subjectId: RevealInput['id']; children: ReactNode }

/** Asks the reason before a covered value of a subject is shown or copied; what is shown lives on this page alone. */
export const RevealProvider = ({ subjectId, children }: RevealProviderProps) => {
  const t = useT()
  const { may } = useSession()
  const [shown, setShown] = useState<Shown>(new Map())
  const [asked, setAsked] = useState<Asked>()
  const [opened, setOpened] = useState(false)
  const [lastReason, setLastReason] = useState<string>()
  const timers = useRef(new Map<RevealField, ReturnType<typeof setTimeout>>())

  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
    }
  }, [])

  const cover = useCallback((field: RevealField): void => {
    clearTimeout(timers.current.get(field))
    setShown((before) => new Map([...before].filter(([other]) => other !== field)))
  }, [])
  const ask = useCallback((next: Asked): void => {
    setAsked(next)
    setOpened(true)
  }, [])
  const show = (field: RevealField, lines: readonly string[]): void => {
    setShown((before) => new Map([...before, [field, lines]]))
    clearTimeout(timers.current.get(field))
    timers.current.set(
      field,
      setTimeout(() => cover(field), shownMs),
    )
  }
  const reveal = async (reason: string): Promise<void> => {
    if (!asked) return
    const { lines } = await client.subject.reveal({ id: subjectId, ...asked, reason })
    setLastReason(reason)
    if (asked.use === 'show') show(asked.field, lines)
    else if (putOnClipboard(lines.join('\n')))
      showDone(t('subject.copied', { field: t(fieldKey(asked.field)) }))
    else notifications.show({ color: 'red', message: t('subject.copyRefused') })
    void refreshSubjects()
  }
  const mayReveal = may('subject.reveal').allowed
  const reveals = useMemo(() => ({ shown, ask, cover, mayReveal }), [shown, ask, cover, mayReveal])
  const usual = [t('subject.reasonCard'), t('subject.reasonCall'), t('subject.reasonLetter')]
  const field = asked ? t(fieldKey(asked.field)) : ''
  return (
    <RevealContext value={reveals}>
      {children}
      <ReasonDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t(asked?.use === 'copy' ? 'subject.copyTitle' : 'subject.revealTitle', { field })}
        confirmLabel={t(asked?.use === 'copy' ? 'subject.copy' : 'subject.reveal')}
        maxLength={longestReason}
        suggestions={[...new Set(lastReason === undefined ? usual : [lastReason, ...usual])].slice(0, 4)}
        onConfirm={reveal}
      >
        {t(asked?.use === 'copy' ? 'subject.copyText' : 'subject.revealText')}
      </ReasonDialog>
    </RevealContext>
  )
}
