import { readFrame } from './read-qr.ts'

const pause = 120

/** Shows the camera in `video` until it has seen a code. Answers how to stop it; refused cameras throw. */
export const watchCamera = async (
  video: HTMLVideoElement,
  onText: (text: string) => void,
): Promise<() => void> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  })
  video.srcObject = stream
  await video.play()
  let timer = 0
  const stop = (): void => {
    window.clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  const look = (): void => {
    const text = readFrame(video)
    if (text === undefined) {
      timer = window.setTimeout(look, pause)
      return
    }
    stop()
    onText(text)
  }
  look()
  return stop
}
