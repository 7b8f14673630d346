import { useEffect, useRef, useState } from 'react'
import type { Evidence } from '#shared/features/evidence/evidence.schema.ts'
import { kindIcons } from './evidence-words.ts'
import classes from './evidence.module.css'
import { useShownFile } from './evidence.queries.ts'

const thumbnailWidth = 112

/** A small picture, made once the row is seen: the whole one is not kept in memory. */
export const Thumbnail = ({ evidence }: { evidence: Evidence }) => {
  const [seen, setSeen] = useState(false)
  const frame = useRef<HTMLSpanElement>(null)
  const isPicture = evidence.preview === 'picture' && evidence.withdrawn === null
  useEffect(() => {
    if (!isPicture || seen || !frame.current) return
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    watch.observe(frame.current)
    return () => watch.disconnect()
  }, [isPicture, seen])
  const Icon = kindIcons[evidence.kind]
  return (
    <span ref={frame} className={classes.thumbnail} aria-hidden="true">
      <Icon size={20} stroke={1.5} />
      {isPicture && seen && <SmallPicture evidence={evidence} />}
    </span>
  )
}

const SmallPicture = ({ evidence: { id } }: { evidence: Evidence }) => {
  const { data } = useShownFile(id)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!data) return
    let gone = false
    const draw = async (): Promise<void> => {
      const picture = await createImageBitmap(data, { resizeWidth: thumbnailWidth, resizeQuality: 'medium' })
      if (!gone && canvas.current) {
        canvas.current.width = picture.width
        canvas.current.height = picture.height
        canvas.current.getContext('2d')?.drawImage(picture, 0, 0)
      }
      picture.close()
    }
    // One that cannot be drawn keeps the sign of its kind.
    draw().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [data])
  return data ? <canvas ref={canvas} className={classes.smallPicture} data-private /> : null
}
