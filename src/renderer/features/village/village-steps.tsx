import { inOrder, villageStepsFor } from '#shared/features/village/milestone.rules.ts'
import type { VillageDetail } from '#shared/features/village/village.schema.ts'
import { formatDate, formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StepLine } from '#renderer/ui/step-line.tsx'
import classes from './village-page.module.css'
import { milestoneKey, stateKey } from './village-words.ts'

/** The state as steps from candidate to active; a state beside that way is said under the line. */
export const VillageSteps = ({ detail: { village, milestones } }: { detail: VillageDetail }) => {
  const t = useT()
  const steps = villageStepsFor(milestones)
  const onTheWay = steps.some(({ place }) => place === 'current')
  const last = inOrder(milestones).at(-1)
  return (
    <SectionCard>
      <StepLine
        label={t('village.steps')}
        steps={steps.map(({ step, reachedOn, place }) => ({
          id: step,
          label: t(stateKey(step)),
          state: place === 'passed' ? 'done' : place,
          ...(reachedOn === null ? {} : { detail: formatListDate(reachedOn) }),
          ...(place === 'passed' ? { detail: t('village.stepWithoutFact') } : {}),
        }))}
      />
      {!onTheWay && last && (
        <p className={classes.aside}>
          {t('village.besideTheWay', {
            state: t(stateKey(village.state)),
            kind: t(milestoneKey(last.kind)),
            date: formatDate(last.occurredOn),
          })}
          {last.note !== null && ` ${last.note}`}
        </p>
      )}
    </SectionCard>
  )
}
