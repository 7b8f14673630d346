/** How a camera was held, 1 to 8 as EXIF counts; 1 is upright. The one thing of EXIF that a picture needs to be seen. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const orientationTag = 0x01_12
const shortType = 3
/** A first directory longer than this is none. */
const largestDirectory = 512

const isOrientation = (value: number): value is Orientation => value >= 1 && value <= 8

/** What the first directory of an EXIF block says; upright where it says nothing or is no EXIF block at all. */
export const orientationOf = (tiff: Uint8Array): Orientation => {
  if (tiff.length < 14) return 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const order = view.getUint16(0)
  if (order !== 0x49_49 && order !== 0x4d_4d) return 1
  const little = order === 0x49_49
  const directory = view.getUint32(4, little)
  if (view.getUint16(2, little) !== 42 || directory + 2 > tiff.length) return 1
  const count = Math.min(view.getUint16(directory, little), largestDirectory)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.length) return 1
    if (view.getUint16(entry, little) !== orientationTag) continue
    const value = view.getUint16(entry + 8, little)
    return view.getUint16(entry + 2, little) === shortType && isOrientation(value) ? value : 1
  }
  return 1
}

/** An EXIF block that holds the orientation and nothing else. */
export const orientationBlock = (orientation: Orientation): Uint8Array =>
  Uint8Array.from(
    [
      [0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
      [0, 1, orientationTag >> 8, orientationTag & 255, 0, shortType, 0, 0, 0, 1, 0, orientation, 0, 0],
      [0, 0, 0, 0],
    ].flat(),
  )
