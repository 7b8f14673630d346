import { Button } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconListCheck,
  IconPencil,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react'
import { useId, useMemo, useRef, useState } from 'react'
import { fieldAt } from '#shared/features/template/template-cursor.rules.ts'
import { canPass, canSubmit, canTake } from '#shared/features/template/template.rules.ts'
import type { TemplateDetail } from '#shared/features/template/template.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { typeWords } from '#renderer/features/document/document-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { CodeEditor, type CodeEditorHandle } from './code-editor.tsx'
import { LeftCopy, SaveMark, Tool } from './desk-parts.tsx'
import { DeskSide, type SideTab } from './desk-side.tsx'
import { DetailsDialog, type DetailsPurpose } from './details-dialog.tsx'
import { FindingList } from './finding-list.tsx'
import { marksFor } from './finding-words.ts'
import { TemplateDialogs, type TemplateDialog } from './template-dialogs.tsx'
import { templatesChanged, useSourceInUse } from './template.queries.ts'
import { stateWords, typePath } from './template-words.ts'
import { useCheck } from './use-check.ts'
import { useLivePreview } from './use-live-preview.ts'
import { saveVerdict, useSaver } from './use-saver.ts'
import type { VersionText, VersionWords, WorkingCopy } from './use-working-copy.ts'
import { ApprovalButtons } from './waiting-card.tsx'
import classes from './editor.module.css'

type EditorDeskProps = {
  detail: TemplateDetail
  base: VersionText
  /** Missing where the version is only read. */
  copy?: WorkingCopy
}

/** The text of a version at the left, the paper it makes at the right. */
export const EditorDesk = ({ detail, base, copy }: EditorDeskProps) => {
  const t = useT()
  const { may } = useSession()
  const { paperType, number, state, title } = base
  const home = typePath(paperType)
  const [start] = useState(() => (copy?.left?.fits ? copy.left.text : base.source))
  const [text, setText] = useState(start)
  const [cursor, setCursor] = useState({ line: 1, column: 1 })
  const [tab, setTab] = useState<SideTab>('preview')
  const [dialog, setDialog] = useState<TemplateDialog>()
  const [purpose, setPurpose] = useState<DetailsPurpose>()
  const [ended, setEnded] = useState(false)
  const code = useRef<CodeEditorHandle>(null)
  const helpId = useId()
  const dirty = copy !== undefined && !ended && text !== base.source
  const leaveTo = useLeaveAfterSave(dirty)
  const mayPreview = may('template.write').allowed
  const { samples, sizes } = detail
  const preview = useLivePreview({ paperType, text, samples, sizes, enabled: mayPreview })
  const check = useCheck(paperType, text)
  const marks = useMemo(() => marksFor(t, preview.findings), [t, preview.findings])
  const sourceInUse = useSourceInUse(detail)
  const saver = useSaver(copy, text, dirty)

  const goToLine = (line: number, column: number | null): void => code.current?.goTo(line, column)
  const submit = async (words: VersionWords): Promise<void> => {
    if (!copy) return
    const named = words.title !== base.title || words.changeNote !== base.changeNote
    const { id, version } = dirty || named ? await copy.save(text, words) : base
    await client.template.submit({ id, version })
    setPurpose(undefined)
    leaveTo(home)
    showDone(t('template.submitted', { number }))
    await templatesChanged()
  }
  const rename = async (words: VersionWords): Promise<void> => {
    await copy?.save(text, words)
    setPurpose(undefined)
    showDone(t('common.saved'))
  }
  const { tone, word } = stateWords[state]
  const checkButton = (
    <Button
      variant="default"
      loading={check.pending}
      leftSection={<IconListCheck size={16} stroke={1.7} />}
      onClick={() => {
        setTab('check')
        check.run()
      }}
    >
      {t('template.checkAll')}
    </Button>
  )
  return (
    <Page fill>
      <UnsavedGuard dirty={dirty} text={t('template.unsavedText')} />
      <PageHeader
        title={t('template.editorTitle', { type: t(typeWords[paperType]), number })}
        badge={<StateBadge tone={tone}>{t(word)}</StateBadge>}
        line={title}
        back={{ to: home, label: t(typeWords[paperType]) }}
        otherSteps={
          copy
            ? [
                {
                  label: t('template.rename'),
                  icon: <IconPencil size={16} stroke={1.6} />,
                  run: () => setPurpose('rename'),
                },
                {
                  label: t('template.discard'),
                  icon: <IconTrash size={16} stroke={1.6} />,
                  verdict: canTake('discard', base),
                  danger: true,
                  run: () => setDialog({ step: 'discard', version: base }),
                },
              ]
            : []
        }
        primary={
          copy ? (
            <>
              {checkButton}
              <ReasonedButton
                variant="default"
                verdict={saveVerdict(text, dirty)}
                loading={saver.pending}
                onClick={saver.save}
              >
                {t('common.save')}
              </ReasonedButton>
              <ReasonedButton
                verdict={[canSubmit({ state, source: text }, { sourceInUse }), canPass(preview)]}
                onClick={() => setPurpose('submit')}
              >
                {t('template.submit')}
              </ReasonedButton>
            </>
          ) : (
            <>
              {checkButton}
              {state === 'submitted' && <ApprovalButtons version={base} onStep={setDialog} />}
            </>
          )
        }
      />
      {copy && <LeftCopy copy={copy} base={base} onReplace={(other) => code.current?.replaceAll(other)} />}
      <div className={classes.desk}>
        <div className={classes.left}>
          <div className={classes.tools}>
            {copy && (
              <>
                <Tool label={t('template.undo')} run={() => code.current?.undo()}>
                  <IconArrowBackUp size={17} stroke={1.7} />
                </Tool>
                <Tool label={t('template.redo')} run={() => code.current?.redo()}>
                  <IconArrowForwardUp size={17} stroke={1.7} />
                </Tool>
              </>
            )}
            <Tool label={t('template.findTool')} run={() => code.current?.find()}>
              <IconSearch size={16} stroke={1.7} />
            </Tool>
            <span className={classes.cursor}>{t('template.cursor', cursor)}</span>
            <span className={classes.grow} />
            {copy && <SaveMark copy={copy} dirty={dirty} />}
          </div>
          <CodeEditor
            ref={code}
            initialText={start}
            readOnly={!copy}
            marks={marks}
            label={t('template.text')}
            describedBy={helpId}
            onChange={(typed) => {
              setText(typed)
              copy?.keep(typed)
            }}
            onCursor={(line, column) => setCursor({ line, column })}
          />
          {mayPreview && (
            <section className={classes.found} aria-label={t('template.findings')}>
              <FindingList
                findings={preview.findings}
                nothing={t('template.findingsNone')}
                onGoTo={goToLine}
              />
            </section>
          )}
          <p className={classes.help} id={helpId}>
            {t(copy ? 'template.keyHelp' : 'template.keyHelpReading')}
          </p>
        </div>
        <DeskSide
          tab={tab}
          onTab={setTab}
          detail={detail}
          preview={preview}
          mayPreview={mayPreview}
          readOnly={!copy}
          check={check}
          onField={(path) => code.current?.insert((whole, offset) => fieldAt(path, whole, offset))}
          onPartial={(file) => code.current?.insert(() => `#import "${file}": *\n`)}
          onGoTo={goToLine}
        />
      </div>
      <DetailsDialog
        purpose={purpose}
        base={base}
        onClose={() => setPurpose(undefined)}
        onConfirm={purpose === 'submit' ? submit : rename}
      />
      <TemplateDialogs
        dialog={dialog}
        onClose={() => setDialog(undefined)}
        onDone={(step) => {
          setEnded(true)
          if (step !== 'withdraw') leaveTo(home)
        }}
      />
    </Page>
  )
}
