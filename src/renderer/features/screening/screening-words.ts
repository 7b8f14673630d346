import type { TriageColour } from '#shared/features/case/case.schema.ts'

export const colourKey = (colour: TriageColour) => `screening.colour.${colour}` as const
