import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { clearEntity, ShownEntity } from '#shared/features/entity/entity.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'

export type ClearEntity = z.infer<typeof clearEntity>

type OnOpened = (clear: ClearEntity, reason: string) => void
type Asking = { entity: ShownEntity; onOpened: OnOpened }

/** Covered values are opened with a reason, which the change log keeps; they stay in sight until they are covered again. */
export const useReveal = () => {
  const t = useT()
  const [asking, setAsking] = useState<Asking>()
  const [open, setOpen] = useState<ReadonlyMap<string, ClearEntity>>(new Map())
  const show = async (reason: string): Promise<void> => {
    if (!asking) return
    const clear = await client.entity.reveal({ id: asking.entity.id, reason })
    asking.onOpened(clear, reason)
  }
  const dialog: ReactNode = (
    <ReasonDialog
      opened={asking !== undefined}
      onClose={() => setAsking(undefined)}
      title={t('entity.revealTitle', { name: asking?.entity.shown ?? '' })}
      confirmLabel={t('entity.revealConfirm')}
      onConfirm={show}
    />
  )
  return {
    dialog,
    clearOf: (id: string): ClearEntity | undefined => open.get(id),
    reveal: (entity: ShownEntity): void =>
      setAsking({ entity, onOpened: (clear) => setOpen(new Map(open).set(entity.id, clear)) }),
    /** For an act that needs the values themselves: a correction. */
    openFor: (entity: ShownEntity, onOpened: OnOpened): void => setAsking({ entity, onOpened }),
    cover: (id: string): void => setOpen(new Map([...open].filter(([key]) => key !== id))),
  }
}
