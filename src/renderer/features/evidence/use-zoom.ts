import { useState } from 'react'

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const

export type Zoom = {
  /** 1 is as wide as the place it is shown in. */
  factor: number
  larger: (() => void) | undefined
  smaller: (() => void) | undefined
  fit: () => void
}

export const useZoom = (): Zoom => {
  const [factor, setFactor] = useState(1)
  const larger = steps.find((step) => step > factor)
  const smaller = steps.findLast((step) => step < factor)
  return {
    factor,
    larger: larger === undefined ? undefined : () => setFactor(larger),
    smaller: smaller === undefined ? undefined : () => setFactor(smaller),
    fit: () => setFactor(1),
  }
}
