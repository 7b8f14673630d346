import { readFrame } from './read-picture.ts'

const pause = 120

/** Why no camera opened: forbidden here, none there, or another program holds it. */
export type CameraProblem = 'cameraRefused' | 'cameraMissing' | 'cameraBusy'

const problems: Readonly<Record<string, CameraProblem>> = {
  NotFoundError: 'cameraMissing',
  OverconstrainedError: 'cameraMissing',
  NotReadableError: 'cameraBusy',
  AbortError: 'cameraBusy',
}

export const cameraProblemOf = (error: unknown): CameraProblem =>
  (error instanceof Error ? problems[error.name] : undefined) ?? 'cameraRefused'

/**
 * Shows the camera in `video` until it has seen a code or `signal` is aborted, which also takes back a camera that was
 * still being asked for: whenever this ends, the light of the camera goes out.
 *
 * @throws what the browser says of a camera that does not open; see `cameraProblemOf`
 */
export const watchCamera = async (
  video: HTMLVideoElement,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  })
  let timer = 0
  const release = (): void => {
    window.clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  if (signal.aborted) return release()
  signal.addEventListener('abort', release)
  video.srcObject = stream
  const look = (): void => {
    if (signal.aborted) return
    const text = readFrame(video)
    if (text === undefined) {
      timer = window.setTimeout(look, pause)
      return
    }
    release()
    onText(text)
  }
  try {
    await video.play()
  } catch (error) {
    release()
    if (signal.aborted) return
    throw error
  }
  look()
}
