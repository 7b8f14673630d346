import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { BatchVillage } from '#shared/features/document/document.schema.ts'
import { allowed, refused } from '#shared/kernel/errors.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './batch-page.module.css'
import { answerAll } from './batch.queries.ts'
import { papersChanged } from './document.queries.ts'

/** What came out of the printer: everything, everything but the marked sheets, or nothing. */
export const BatchQuestion = ({ villages }: { villages: readonly BatchVillage[] }) => {
  const t = useT()
  const { may } = useSession()
  const [marking, setMarking] = useState(false)
  const [spoiled, setSpoiled] = useState<ReadonlyMap<string, string>>(new Map())
  const [pending, setPending] = useState(false)
  const run = (work: () => Promise<void>): void => {
    setPending(true)
    work()
      .then(() => showDone(t('document.noted')))
      .catch(showError)
      .finally(() => setPending(false))
  }
  const answerMarked = async (): Promise<void> => {
    const answers = villages.flatMap(({ openPrint }) => {
      if (!openPrint) return []
      const note = spoiled.get(openPrint.actId)
      return {
        actId: openPrint.actId,
        outcome: note === undefined ? ('inHand' as const) : ('spoiled' as const),
        note: note ?? null,
      }
    })
    await client.document.confirmPrints({ answers })
    await papersChanged()
  }
  const mark = (actId: string, note: string | undefined): void => {
    const next = new Map(spoiled)
    if (note === undefined) next.delete(actId)
    else next.set(actId, note)
    setSpoiled(next)
  }
  const unexplained = [...spoiled.values()].some((note) => note.trim() === '')
  return (
    <SectionCard title={t('document.batchAsk', { count: villages.length })}>
      <div className={classes.question}>
        <p>{t(marking ? 'document.batchMark' : 'document.batchAskText')}</p>
        {!marking && (
          <>
            <Button variant="default" onClick={() => setMarking(true)}>
              {t('document.batchSomeSpoiled')}
            </Button>
            <Button
              variant="default"
              disabled={pending}
              onClick={() => run(() => answerAll(villages, 'cancelled'))}
            >
              {t('document.answerCancelled')}
            </Button>
          </>
        )}
        <ReasonedButton
          verdict={[may('document.prepare'), unexplained ? refused('PRINT_NOTE_NEEDED') : allowed]}
          loading={pending}
          leftSection={<IconCheck size={17} stroke={2} />}
          onClick={() => run(marking ? answerMarked : () => answerAll(villages, 'inHand'))}
        >
          {t(spoiled.size > 0 ? 'document.batchOthersInHand' : 'document.batchAllInHand')}
        </ReasonedButton>
      </div>
      {marking && (
        <ul className={classes.spoiled}>
          {villages.map(({ openPrint, label, designationId }) => {
            if (!openPrint) return null
            const note = spoiled.get(openPrint.actId)
            return (
              <li key={designationId} className={classes.spoiledRow}>
                <Checkbox
                  label={t('document.spoiledSheetOf', { label })}
                  checked={note !== undefined}
                  onChange={({ currentTarget }) =>
                    mark(openPrint.actId, currentTarget.checked ? '' : undefined)
                  }
                />
                {note !== undefined && (
                  <TextInput
                    aria-label={t('document.spoiledNote')}
                    placeholder={t('document.spoiledNote')}
                    maxLength={300}
                    value={note}
                    onChange={({ currentTarget }) => mark(openPrint.actId, currentTarget.value)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </SectionCard>
  )
}
