import { Button, Progress, Text } from '@mantine/core'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'

type CheckProgressProps = { progress: { share: number; rows: number; bad: number }; onStop: () => void }

export const CheckProgress = ({ progress: { share, rows, bad }, onStop }: CheckProgressProps) => {
  const t = useT()
  const percent = Math.round(share * 100)
  return (
    <SectionCard
      title={t('groupIntake.checking')}
      actions={
        <Button variant="default" size="xs" onClick={onStop} autoFocus>
          {t('groupIntake.cancelCheck')}
        </Button>
      }
    >
      <Progress value={percent} size="lg" aria-label={t('groupIntake.checking')} transitionDuration={100} />
      <Text mt="sm" className="figures" role="status">
        {t('groupIntake.checkingLine', { rows: formatNumber(rows), bad: formatNumber(bad) })}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {t('groupIntake.checkingWait')}
      </Text>
    </SectionCard>
  )
}
