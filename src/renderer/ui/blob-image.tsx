import { type ImgHTMLAttributes, useCallback, useMemo } from 'react'

type BlobImageProps = Omit<ImgHTMLAttributes<HTMLImageElement>, 'src'> & { blob: Blob; alt: string }

/** A picture from bytes. Its address lives exactly as long as the element. */
export const BlobImage = ({ blob, alt, ...rest }: BlobImageProps) => {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image) return
      const address = URL.createObjectURL(blob)
      image.src = address
      return () => URL.revokeObjectURL(address)
    },
    [blob],
  )
  return <img {...rest} ref={show} alt={alt} />
}

/** A page as the service drew it. */
export const SvgImage = ({ svg, ...rest }: Omit<BlobImageProps, 'blob'> & { svg: string }) => {
  const blob = useMemo(() => new Blob([svg], { type: 'image/svg+xml' }), [svg])
  return <BlobImage {...rest} blob={blob} />
}
