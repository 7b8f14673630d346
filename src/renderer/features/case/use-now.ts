import { useEffect, useState } from 'react'

const everyMinute = 60_000

/** The moment on this workstation's clock, so that what is late becomes late while the screen stands open. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), everyMinute)
    return () => clearInterval(ticking)
  }, [])
  return now
}
