import { useEffect, useState } from 'react'

/** Becomes true only when `waiting` has lasted a while, so that quick answers never flash a skeleton. */
export const useDelayed = (waiting: boolean, milliseconds = 200): boolean => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = window.setTimeout(() => setLate(true), milliseconds)
    return () => {
      window.clearTimeout(timer)
      setLate(false)
    }
  }, [waiting, milliseconds])
  return waiting && late
}
