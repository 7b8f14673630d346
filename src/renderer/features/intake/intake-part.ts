import type { UseFormReturnType } from '@mantine/form'
import { type ComponentType, memo } from 'react'
import type { IntakeValues } from './intake-values.ts'

export type IntakePartProps = {
  form: UseFormReturnType<IntakeValues>
  /** All that the part shows, as text: while it is the same, typing elsewhere does not draw the part again. */
  shown: string
}

export const memoPart = <Props extends IntakePartProps>(part: ComponentType<Props>) =>
  memo(part, (before, after) => before.shown === after.shown)
