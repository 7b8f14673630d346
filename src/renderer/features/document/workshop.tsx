import { Button, Text } from '@mantine/core'
import { IconFileCheck, IconFileTypeDocx, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type {
  DocumentDetail,
  IssuedDocument,
  NumberChoice,
  PaperPreview as Preview,
  PaperType,
} from '#shared/features/document/document.schema.ts'
import {
  canIssue,
  choicesFor,
  hasWordFile,
  isCasePaper,
  isRepeatable,
} from '#shared/features/document/document.rules.ts'
import { documentType } from '#shared/features/number/number.schema.ts'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ConfirmDialog, ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { PaperPreview } from '#renderer/ui/paper-preview.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import {
  issuePaper,
  papersChanged,
  printSheets,
  reissuePaper,
  usePreview,
  wordDraftOf,
} from './document.queries.ts'
import { issuePermissionOf, pathOf, typeWords } from './document-words.ts'
import { optionsOf, PaperChoices, useNextNumber, type Choices } from './paper-choices.tsx'
import { PaperProblems } from './paper-problems.tsx'
import { SignedNotice } from './signed-notice.tsx'
import classes from './workshop.module.css'

type WorkshopProps = { type: PaperType; subjectId: string; start: Choices; old: DocumentDetail | undefined }

/** The paper as it would be, what can still be chosen, and the button that issues it. */
export const Workshop = ({ type, subjectId, start, old }: WorkshopProps) => {
  const t = useT()
  const [choices, setChoices] = useState(start)
  const options = optionsOf(choices)
  const [known, setKnown] = useState<Preview['datedOn']>(null)
  const numbered = documentType.safeParse(type)
  const next = useNextNumber(
    numbered.data,
    known,
    choicesFor(type).number && choices.number.kind === 'pattern',
  )
  const shownNumber = shownNumberOf(choices.number, next.data?.number ?? null)
  const query = usePreview({ type, subjectId, options }, shownNumber)
  const preview = query.data
  if (preview && preview.datedOn !== known) setKnown(preview.datedOn)
  const held = preview?.current != null && preview.current.id !== old?.id && !isRepeatable(type)
  const title = t(old ? 'document.reissueTitle' : 'document.issueTitle', { type: t(typeWords[type]) })
  return (
    <Page fill>
      <PageHeader
        title={title}
        line={preview?.label ?? ''}
        back={
          old
            ? { to: `/documents/${old.id}`, label: t('document.backToPaper') }
            : type === 'caseRegister'
              ? { to: '/documents', label: t('common.navDocuments') }
              : type === 'numberRegister'
                ? { to: '/documents/numbers', label: t('document.backToNumbers') }
                : { to: preview ? pathOf(preview.origin) : '/documents', label: t('document.backToRecord') }
        }
      />
      <div className={classes.workshop}>
        <div className={classes.paper} data-private={isCasePaper(type) || undefined}>
          <PaperPreview
            label={preview?.label ?? title}
            pages={preview?.pages}
            loading={query.isFetching}
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        </div>
        <div className={classes.side}>
          <IssueCard
            type={type}
            subjectId={subjectId}
            choices={choices}
            preview={preview}
            patternMissing={choices.number.kind === 'pattern' && next.data?.number === null}
            shownNumber={shownNumber}
            old={old}
          />
          <div className={classes.rest}>
            {preview && (
              <SectionCard title={t('document.problems')}>
                <PaperProblems preview={preview} />
              </SectionCard>
            )}
            {hasChoices(type) && !held && (
              <SectionCard title={t('document.choices')}>
                <PaperChoices
                  type={type}
                  choices={choices}
                  onChange={setChoices}
                  datedOn={preview?.datedOn ?? null}
                  size={preview?.paper ?? 'a4'}
                  withProof={preview?.withProof ?? false}
                  ownNumber={preview?.ownNumber ?? null}
                />
              </SectionCard>
            )}
          </div>
        </div>
      </div>
    </Page>
  )
}

const hasChoices = (type: PaperType): boolean => Object.values(choicesFor(type)).includes(true)

const shownNumberOf = (number: NumberChoice, next: string | null): string | null => {
  if (number.kind === 'external') return number.external.trim() === '' ? null : number.external
  return number.kind === 'pattern' ? next : null
}

type IssueCardProps = {
  type: PaperType
  subjectId: string
  choices: Choices
  preview: Preview | undefined
  patternMissing: boolean
  shownNumber: string | null
  old: DocumentDetail | undefined
}

const IssueCard = ({
  type,
  subjectId,
  choices,
  preview,
  patternMissing,
  shownNumber,
  old,
}: IssueCardProps) => {
  const t = useT()
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  const [knows, setKnows] = useState(false)
  const signed = old !== undefined && old.signedOn !== null
  const current = preview?.current ?? null
  const other = current !== null && current.id !== old?.id ? current : null
  const verdicts = [
    may(issuePermissionOf(type)),
    preview ? issueVerdict(type, choices, preview, other) : refused('PREVIEW_PENDING'),
    patternMissing ? refused('NUMBER_PATTERN_MISSING', { documentType: type }) : allowed,
  ]
  const finish = async (issued: DocumentDetail): Promise<void> => {
    await papersChanged()
    showDone(t('document.issued', { label: issued.label }))
    goTo(`/documents/${issued.id}`)
  }
  const request = { options: optionsOf(choices), number: choices.number }
  const issue = async (): Promise<void> => finish(await issuePaper({ type, subjectId, ...request }))
  const reissue = async (reason: string): Promise<void> => {
    if (old)
      await finish(await reissuePaper(type, { id: old.id, reason, acknowledgesSigned: knows, ...request }))
  }
  const printDraft = (): void => {
    printSheets(preview?.pages ?? []).catch(showError)
  }
  const close = (): void => setAsking(false)
  return (
    <SectionCard>
      <div className={classes.issue}>
        {other ? (
          <Held document={other} type={type} subjectId={subjectId} />
        ) : (
          <ReasonedButton
            verdict={verdicts}
            fullWidth
            leftSection={<IconFileCheck size={17} stroke={1.8} />}
            onClick={() => setAsking(true)}
          >
            {t(old ? 'document.reissue' : 'document.issue')}
          </ReasonedButton>
        )}
        <Button
          variant="default"
          fullWidth
          leftSection={<IconPrinter size={17} stroke={1.7} />}
          disabled={!preview || preview.pages.length === 0}
          onClick={printDraft}
        >
          {t('document.printDraft')}
        </Button>
        {hasWordFile(type) && (
          <SaveFileButton
            fullWidth
            disabled={!preview || preview.pages.length === 0}
            leftSection={<IconFileTypeDocx size={17} stroke={1.7} />}
            file={() => wordDraftOf({ type, subjectId, options: request.options })}
          >
            {t('document.saveWord')}
          </SaveFileButton>
        )}
      </div>
      <ConfirmDialog
        opened={asking && !old}
        onClose={close}
        title={t('document.issueAsk', { label: preview?.label ?? '' })}
        confirmLabel={t('document.issue')}
        onConfirm={issue}
      >
        <IssueFacts preview={preview} number={shownNumber} />
      </ConfirmDialog>
      <ReasonDialog
        opened={asking && old !== undefined}
        onClose={close}
        title={t('document.reissueAsk', { label: preview?.label ?? '' })}
        confirmLabel={t('document.reissue')}
        canConfirm={!signed || knows}
        unmet={t('document.signedUnmet')}
        onConfirm={reissue}
        before={signed && <SignedNotice knows={knows} onChange={setKnows} />}
      >
        <Text>{t('document.reissueText')}</Text>
      </ReasonDialog>
    </SectionCard>
  )
}

const issueVerdict = (
  type: PaperType,
  choices: Choices,
  preview: Preview,
  other: IssuedDocument | null,
): Verdict => {
  if (choices.number.kind === 'external' && choices.number.external.trim() === '')
    return refused('NUMBER_NOT_TYPED')
  if (preview.unprintable !== null) return refused('DOCUMENT_UNPRINTABLE', { text: preview.unprintable })
  return canIssue({
    type,
    number: choices.number,
    missing: preview.missing,
    subjectRevoked: preview.subjectRevoked,
    currentId: other?.id ?? null,
  })
}

/** What the paper will say that cannot be changed afterwards. */
const IssueFacts = ({ preview, number }: { preview: Preview | undefined; number: string | null }) => {
  const t = useT()
  if (!preview) return null
  const shown = preview.ownNumber ?? number ?? t('document.numberNone')
  return (
    <Text>
      {t('document.issueText', { day: preview.datedOn ? formatDate(preview.datedOn) : '' })}
      <br />
      {t('document.issueNumber', { number: shown })}
    </Text>
  )
}

/** The subject has its paper already. */
const Held = ({
  document,
  type,
  subjectId,
}: {
  document: IssuedDocument
  type: PaperType
  subjectId: string
}) => {
  const t = useT()
  if (isRepeatable(type)) return null
  return (
    <>
      <p className={classes.hint}>
        {t('document.held')}{' '}
        <AppLink to={`/documents/${document.id}`}>
          {document.number ?? document.serial ?? document.label}
        </AppLink>
      </p>
      <Button fullWidth onClick={() => goTo(`/documents/${document.id}`)}>
        {t('document.openHeld')}
      </Button>
      <Button
        fullWidth
        variant="default"
        onClick={() => goTo(`/documents/issue?type=${type}&subject=${subjectId}&replaces=${document.id}`)}
      >
        {t('document.reissue')}
      </Button>
    </>
  )
}
