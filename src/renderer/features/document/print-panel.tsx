import { Alert, Button, Group, NumberInput, Text } from '@mantine/core'
import { IconCheck, IconPrinter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentDetail, PrintOutcome } from '#shared/features/document/document.schema.ts'
import {
  canSendToPrinter,
  copyNumberFor,
  sheetsInHand,
  unansweredActs,
} from '#shared/features/document/document.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone, showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT, type Translate } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { papersChanged, printSheets } from './document.queries.ts'
import classes from './document-page.module.css'

/** Printing, and the truth about it: a sheet counts as printed only when the officer says he holds it. */
export const PrintPanel = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const [open] = unansweredActs(document.acts)
  return (
    <SectionCard title={t('document.printTitle')} line={stockLine(t, document)}>
      {open ? <PrintQuestion document={document} act={open} /> : <PrintButton document={document} />}
    </SectionCard>
  )
}

const stockLine = (t: Translate, { acts }: DocumentDetail): string => {
  const { sheets, copies } = sheetsInHand(acts)
  if (sheets === 0) return t('document.stockNone')
  return t(copies === 0 ? 'document.stockOriginals' : 'document.stockWithCopies', {
    sheets: sheets - copies,
    copies,
  })
}

const PrintButton = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [copies, setCopies] = useState(1)
  const [pending, setPending] = useState(false)
  const [changed, setChanged] = useState(false)
  const isCopy = sheetsInHand(document.acts).sheets > 0
  const print = async (): Promise<void> => {
    setPending(true)
    try {
      const { pages } = await client.document.pages({ id: document.id })
      await client.document.sendToPrinter({ id: document.id, copies })
      // Written down first: if the machine stops while printing, the question is still open when it is back.
      await printSheets(Array.from({ length: copies }, () => pages).flat())
      await papersChanged()
    } catch (error) {
      await papersChanged()
      if (describeError(error).code === 'DOCUMENT_LAYOUT_CHANGED') setChanged(true)
      else showError(error)
    } finally {
      setPending(false)
    }
  }
  if (changed) return <LayoutChanged document={document} />
  return (
    <div className={classes.print}>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <NumberInput
          label={t('document.copies')}
          min={1}
          max={20}
          w={84}
          value={copies}
          onChange={(value) => setCopies(Math.min(20, Math.max(1, Number(value) || 1)))}
        />
        <ReasonedButton
          verdict={[may('document.prepare'), canSendToPrinter(document)]}
          loading={pending}
          flex={1}
          leftSection={<IconPrinter size={17} stroke={1.8} />}
          onClick={() => void print()}
        >
          {t(isCopy ? 'document.printCopy' : 'common.print')}
        </ReasonedButton>
      </Group>
      <p className={classes.hint}>{t(isCopy ? 'document.printCopyHint' : 'document.printHint')}</p>
    </div>
  )
}

/** The pages could only be made in another layout, so the kept file itself is what may be printed. */
const LayoutChanged = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  return (
    <Alert color="yellow" title={t('document.layoutChanged')}>
      <p className={classes.alertText}>{t('document.layoutChangedText')}</p>
      <SavePaperButton document={document} />
    </Alert>
  )
}

/** Hands out the kept file and writes down that it left. */
export const SavePaperButton = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { may } = useSession()
  const saved = async (): Promise<void> => {
    if (!may('document.prepare').allowed) return
    await client.document.savedAsFile({ id: document.id })
    await papersChanged()
  }
  return (
    <SaveFileButton
      fullWidth
      file={async () => (await client.document.file({ id: document.id })).file}
      onSaved={() => void saved().catch(showError)}
    >
      {t('document.savePdf')}
    </SaveFileButton>
  )
}

type PrintQuestionProps = { document: DocumentDetail; act: DocumentDetail['acts'][number] }

const PrintQuestion = ({ document, act }: PrintQuestionProps) => {
  const t = useT()
  const { may } = useSession()
  const [spoiling, setSpoiling] = useState(false)
  const [pending, setPending] = useState(false)
  const copyNumber = copyNumberFor(document.acts, act.id)
  const answer = async (outcome: PrintOutcome, note: string | null): Promise<void> => {
    await client.document.confirmPrint({ actId: act.id, outcome, note })
    await papersChanged()
    showDone(t(outcome === 'inHand' ? 'document.noted' : 'document.notedOther'))
  }
  const answerNow = (outcome: PrintOutcome): void => {
    setPending(true)
    answer(outcome, null)
      .catch(showError)
      .finally(() => setPending(false))
  }
  const verdict = may('document.prepare')
  return (
    <div className={classes.print}>
      <p className={classes.question}>
        {t(act.copies > 1 ? 'document.askMany' : 'document.ask', { copies: act.copies })}
      </p>
      <p className={classes.hint}>
        {t('document.askSent', { officer: act.officerName, at: formatInstant(act.at) })}
        {copyNumber !== null && ` ${t('document.copyNumber', { number: copyNumber })}.`}
      </p>
      <ReasonedButton
        verdict={verdict}
        loading={pending}
        fullWidth
        leftSection={<IconCheck size={17} stroke={2} />}
        onClick={() => answerNow('inHand')}
      >
        {t('document.answerInHand')}
      </ReasonedButton>
      <Group gap="sm" grow>
        <Button
          variant="default"
          leftSection={<IconX size={16} stroke={1.8} />}
          disabled={!verdict.allowed}
          onClick={() => setSpoiling(true)}
        >
          {t('document.answerSpoiled')}
        </Button>
        <Button variant="default" disabled={!verdict.allowed} onClick={() => answerNow('cancelled')}>
          {t('document.answerCancelled')}
        </Button>
      </Group>
      <ReasonDialog
        opened={spoiling}
        onClose={() => setSpoiling(false)}
        title={t('document.spoiledTitle')}
        reasonLabel={t('document.spoiledNote')}
        confirmLabel={t('document.answerSpoiled')}
        onConfirm={(note) => answer('spoiled', note)}
      >
        <Text>{t('document.spoiledText')}</Text>
      </ReasonDialog>
    </div>
  )
}
