import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { encodeQR } from 'qr'

const [width, height] = [640, 480]
const [dark, light, desk, grey] = [24, 232, 150, 128]

/** A moving picture (YUV4MPEG2) in which somebody holds a QR code in front of the camera, dark on white paper. */
export const filmCode = (text: string, path: string): string => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const unit = Math.floor((height - 20) / rows.length)
  const [left, top] = [(width - unit * rows.length) >> 1, (height - unit * rows.length) >> 1]
  const brightness = Buffer.alloc(width * height, desk)
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      for (let line = 0; line < unit; line += 1) {
        const at = (top + y * unit + line) * width + left + x * unit
        brightness.fill(isDark ? dark : light, at, at + unit)
      }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness, Buffer.alloc((width * height) / 2, grey)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
  return path
}

const allowed = '--use-fake-ui-for-media-stream'
const camera = '--use-fake-device-for-media-stream'

/** How Chromium is started with a camera that shows the film, one without a code, one that is refused, or none. */
export const cameras = {
  showing: (film: string): string[] => [allowed, camera, `--use-file-for-fake-video-capture=${film}`],
  withoutCode: [allowed, camera],
  refused: [`${allowed}=deny`, camera],
  none: [allowed],
}

/** Notes the cameras that the page opens from now on. */
export const watchTracks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { cameraTracks: tracks })
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
  })

/** `live` while the light of a camera is on, `ended` once it was released; in the order in which they were opened. */
export const trackStates = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (window as unknown as { cameraTracks: MediaStreamTrack[] }).cameraTracks.map(
      ({ readyState }) => readyState,
    ),
  )
