import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import type {
  SampleKind,
  TemplateDetail,
  TemplateFinding,
  TemplatePreview,
} from '#shared/features/template/template.schema.ts'
import { useTemplatePreview } from './template.queries.ts'

/** A pause in typing after which the paper is set again, in milliseconds. */
const pause = 180

export type LivePreview = {
  sample: SampleKind
  size: TemplateDetail['sizes'][number]
  setSample: (sample: SampleKind) => void
  setSize: (size: TemplateDetail['sizes'][number]) => void
  /** The last that could be set; undefined until there is one. */
  pages: readonly string[] | undefined
  findings: readonly TemplateFinding[]
  /** The pages belong to an earlier text, as this one cannot be set. */
  behind: boolean
  loading: boolean
  error: unknown
  retry: () => void
}

const none: readonly TemplateFinding[] = []

type Wanted = {
  paperType: PaperType
  text: string
  samples: TemplateDetail['samples']
  sizes: TemplateDetail['sizes']
  enabled: boolean
}

/** The typed text on paper, a short pause after the last key. What was seen last stays until there is something newer. */
export const useLivePreview = ({ paperType, text, samples, sizes, enabled }: Wanted): LivePreview => {
  const [sample, setSample] = useState<SampleKind>(samples[0] ?? 'usual')
  const [size, setSize] = useState(sizes[0] ?? 'a4')
  const [source] = useDebouncedValue(text, pause)
  const asked = enabled && source !== ''
  const query = useTemplatePreview({ paperType, source, sample, size }, asked)
  const [good, setGood] = useState<TemplatePreview>()
  const { data } = query
  if (data && data.pages.length > 0 && data !== good) setGood(data)
  return {
    sample,
    size,
    setSample,
    setSize,
    pages: good?.pages,
    findings: data?.findings ?? none,
    behind: data !== undefined && data.pages.length === 0,
    loading: asked && (query.isFetching || source !== text),
    error: query.error,
    retry: () => void query.refetch(),
  }
}
