import { NumberInput, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import { canExplainGap } from '#shared/features/number/number.rules.ts'
import type { NumberCounter, NumberGap } from '#shared/features/number/number.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { turnText } from './number-words.ts'
import { refreshNumbers } from './number.queries.ts'

type GapDialogProps = {
  counter: NumberCounter
  name: string
  gap: NumberGap
  digits: number
  onClose: () => void
}

/** Says why numbers are missing; a part of the gap can be said alone. */
export const GapDialog = ({ counter, name, gap, digits, onClose }: GapDialogProps) => {
  const t = useT()
  const [from, setFrom] = useState<number | string>(gap.from)
  const [to, setTo] = useState<number | string>(gap.to)
  const verdict = canExplainGap(counter.gaps, Number(from), Number(to))
  const problem = verdictReason(verdict)
  const several = gap.from !== gap.to
  const save = async (reason: string): Promise<void> => {
    await client.number.explainGap({ counterKey: counter.key, from: Number(from), to: Number(to), reason })
    await refreshNumbers()
    showDone(t('number.gapSaved', { range: turnText(digits, Number(from), Number(to)) }))
  }
  const shared = { min: gap.from, max: gap.to, allowDecimal: false, allowNegative: false, hideControls: true }
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('number.gapTitle', { range: turnText(digits, gap.from, gap.to) })}
      confirmLabel={t('number.gapConfirm')}
      reasonLabel={t('number.gapReason')}
      canConfirm={verdict.allowed}
      onConfirm={save}
      {...(several
        ? {
            before: (
              <SimpleGrid cols={2} spacing="md" mt="md">
                <NumberInput label={t('number.gapFrom')} {...shared} value={from} onChange={setFrom} />
                <NumberInput
                  label={t('number.gapTo')}
                  {...shared}
                  value={to}
                  onChange={setTo}
                  error={problem}
                />
              </SimpleGrid>
            ),
          }
        : {})}
    >
      <Text c="dimmed">{t('number.gapText', { name })}</Text>
    </ReasonDialog>
  )
}
