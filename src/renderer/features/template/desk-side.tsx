import { SegmentedControl, Tabs } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { TemplateDetail, TemplateReport } from '#shared/features/template/template.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PaperPreview } from '#renderer/ui/paper-preview.tsx'
import classes from './editor.module.css'
import { FieldList } from './field-list.tsx'
import { ReportPanel } from './report-panel.tsx'
import { sampleWords, sizeWords } from './template-words.ts'
import type { LivePreview } from './use-live-preview.ts'

export type SideTab = 'preview' | 'fields' | 'check'

type DeskSideProps = {
  tab: SideTab
  onTab: (tab: SideTab) => void
  detail: TemplateDetail
  preview: LivePreview
  mayPreview: boolean
  readOnly: boolean
  check: { report: TemplateReport | undefined; pending: boolean; outdated: boolean; run: () => void }
  onField: (path: string) => void
  onPartial: (file: string) => void
  onGoTo: (line: number, column: number | null) => void
}

const tabs: readonly SideTab[] = ['preview', 'fields', 'check']

/** What stands beside the text: the paper, what can be put into it, and the full check. */
export const DeskSide = (props: DeskSideProps) => {
  const { tab, onTab, detail, check, readOnly, onField, onPartial, onGoTo } = props
  const t = useT()
  return (
    <Tabs
      className={classes.side}
      value={tab}
      onChange={(value) => onTab(tabs.find((known) => known === value) ?? 'preview')}
    >
      <Tabs.List className={classes.tabs}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`template.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="preview" className={classes.panel}>
        <Preview {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="fields" className={classes.panel} data-scrolls>
        <FieldList detail={detail} readOnly={readOnly} onField={onField} onPartial={onPartial} />
      </Tabs.Panel>
      <Tabs.Panel value="check" className={classes.panel} data-scrolls>
        <ReportPanel
          detail={detail}
          report={check.report}
          pending={check.pending}
          outdated={check.outdated}
          onCheck={check.run}
          onGoTo={onGoTo}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

const Preview = ({ detail, preview, mayPreview }: DeskSideProps) => {
  const t = useT()
  if (!mayPreview) return <p className={classes.hint}>{t('template.previewNotPermitted')}</p>
  const { sample, size, setSample, setSize, pages, behind, loading, error, retry } = preview
  return (
    <>
      <div className={classes.switches}>
        <SegmentedControl
          size="xs"
          aria-label={t('template.sample')}
          data={detail.samples.map((value) => ({ value, label: t(sampleWords[value]) }))}
          value={sample}
          onChange={(value) => setSample(detail.samples.find((known) => known === value) ?? sample)}
        />
        {detail.sizes.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('template.size')}
            data={detail.sizes.map((value) => ({ value, label: t(sizeWords[value]) }))}
            value={size}
            onChange={(value) => setSize(detail.sizes.find((known) => known === value) ?? 'a4')}
          />
        )}
      </div>
      {behind && (
        <p className={classes.behind} role="status">
          <IconInfoCircle size={16} stroke={1.8} aria-hidden="true" />
          {t(pages === undefined ? 'template.previewImpossible' : 'template.previewBehind')}
        </p>
      )}
      <div className={classes.paper}>
        <PaperPreview
          label={t('template.tab.preview')}
          pages={pages}
          loading={loading}
          error={error}
          onRetry={retry}
        />
      </div>
    </>
  )
}
