import { Text } from '@mantine/core'
import { IconFileImport, IconFileTypeDocx } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentDetail } from '#shared/features/document/document.schema.ts'
import { hasWordFile } from '#shared/features/document/document.rules.ts'
import { canImportSigned } from '#shared/features/document/signed-document.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatDate, formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './document-page.module.css'
import { papersChanged } from './document.queries.ts'
import { issuePermissionOf, routeWords, shortDigest, signedWarningSentence } from './document-words.ts'
import { SignedDialog } from './signed-dialog.tsx'

/** The signed file of a paper, or the ways to get and keep one. */
export const SignedCard = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  if (document.signed === null && document.state !== 'issued') return null
  return (
    <SectionCard title={t('document.signedTitle')}>
      {document.signed ? <Held document={document} signed={document.signed} /> : <Ways document={document} />}
    </SectionCard>
  )
}

type HeldProps = { document: DocumentDetail; signed: NonNullable<DocumentDetail['signed']> }

const Held = ({ document, signed }: HeldProps) => {
  const t = useT()
  const { route, number, signedOn, pageCount, fileSize, fileDigest, importedAt, importedBy, warnings } =
    signed
  return (
    <>
      <p className={classes.hint}>{t('document.signedHeld')}</p>
      <div className={classes.save}>
        <FactList
          facts={[
            { label: t('document.signedRoute'), value: t(routeWords[route]) },
            { label: t('document.columnNumber'), value: number },
            { label: t('document.signedOn'), value: formatDate(signedOn) },
            {
              label: t('document.file'),
              value: t('document.signedFileValue', { pages: pageCount, size: formatFileSize(fileSize) }),
            },
            { label: t('document.fileDigest'), value: shortDigest(fileDigest) },
            { label: t('document.signedImported'), value: `${formatInstant(importedAt)}, ${importedBy}` },
            ...(warnings.length === 0
              ? []
              : [
                  {
                    label: t('document.signedOverruled'),
                    value: warnings.map((warning) => signedWarningSentence(t, warning)).join(' '),
                  },
                ]),
          ]}
        />
      </div>
      <div className={classes.save}>
        <SaveFileButton
          fullWidth
          file={async () => (await client.document.signedFile({ id: document.id })).file}
          onSaved={() => void papersChanged().catch(showError)}
        >
          {t('document.signedSave')}
        </SaveFileButton>
      </div>
    </>
  )
}

const Ways = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [importing, setImporting] = useState(false)
  return (
    <div className={classes.print}>
      <p className={classes.hint}>{t('document.signedNone')}</p>
      {hasWordFile(document.type) && may('document.prepare').allowed && (
        <SaveFileButton
          fullWidth
          leftSection={<IconFileTypeDocx size={17} stroke={1.7} />}
          file={async () => (await client.document.wordFile({ id: document.id })).file}
          onSaved={() => void papersChanged().catch(showError)}
        >
          {t('document.saveWord')}
        </SaveFileButton>
      )}
      {hasWordFile(document.type) && (
        <Text className={classes.hint} component="p">
          {t('document.wordHint')}
        </Text>
      )}
      <ReasonedButton
        variant="default"
        fullWidth
        verdict={[may(issuePermissionOf(document.type)), canImportSigned(document)]}
        leftSection={<IconFileImport size={17} stroke={1.7} />}
        onClick={() => setImporting(true)}
      >
        {t('document.signedImport')}
      </ReasonedButton>
      <SignedDialog document={document} opened={importing} onClose={() => setImporting(false)} />
    </div>
  )
}
