import { useCallback, useRef, useState } from 'react'

type VirtualRows = {
  /** For the element that scrolls. */
  attach: (element: HTMLDivElement | null) => (() => void) | undefined
  scroller: () => HTMLDivElement | null
  drawn: readonly { index: number; top: number }[]
  height: number
  scrollTo: (index: number) => void
}

const rowsAround = 10
/** The sticky head covers the first rows of the scrolled part. */
const headHeight = 34

/**
 * Which rows are in sight. All rows of a list have one height, so this is a division; a library that measures every row
 * would be slower and is not needed.
 */
export const useVirtualRows = (count: number, rowHeight: number): VirtualRows => {
  const element = useRef<HTMLDivElement | null>(null)
  const [view, setView] = useState({ top: 0, height: 0 })
  const attach = useCallback((attached: HTMLDivElement | null) => {
    element.current = attached
    if (!attached) return
    const look = (): void =>
      setView((before) => {
        const next = { top: attached.scrollTop, height: attached.clientHeight }
        return before.top === next.top && before.height === next.height ? before : next
      })
    const resizes = new ResizeObserver(look)
    resizes.observe(attached)
    attached.addEventListener('scroll', look, { passive: true })
    return () => {
      element.current = null
      resizes.disconnect()
      attached.removeEventListener('scroll', look)
    }
  }, [])
  const first = Math.max(0, Math.floor(view.top / rowHeight) - rowsAround)
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + rowsAround)
  return {
    attach,
    scroller: () => element.current,
    drawn: Array.from({ length: Math.max(0, last - first) }, (_, offset) => ({
      index: first + offset,
      top: (first + offset) * rowHeight,
    })),
    height: count * rowHeight,
    scrollTo: (index) => {
      const scroller = element.current
      if (!scroller) return
      const top = index * rowHeight
      const visible = scroller.clientHeight - headHeight - rowHeight
      if (top < scroller.scrollTop) scroller.scrollTop = top
      else if (top > scroller.scrollTop + visible) scroller.scrollTop = top - visible
    },
  }
}
