import { Button, Checkbox, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { RecoveryPaper, ShareKeeper } from '#shared/features/store-key/store-key.schema.ts'
import { todayHere } from '#renderer/app/today.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import classes from './recovery-code-sheet.module.css'

type RecoveryCodeSheetProps = {
  paper: RecoveryPaper
  officeName: string
  continueLabel?: string
  onContinue: () => void
}

const keepers: Record<ShareKeeper, MessageKey> = {
  officeHead: 'storeKey.keeperOfficeHead',
  sectionHead: 'storeKey.keeperSectionHead',
  regionalOffice: 'storeKey.keeperRegionalOffice',
}

const groupsOf = (code: string): { group: string; key: string }[] =>
  code.split(/[\s-]+/).map((group, index) => ({ group, key: `${index} ${group}` }))

/** The code or its three shares, shown once. Nobody goes on before they are in their envelopes. */
export const RecoveryCodeSheet = ({
  paper,
  officeName,
  continueLabel,
  onContinue,
}: RecoveryCodeSheetProps) => {
  const t = useT()
  const [sealed, setSealed] = useState(false)
  const isWhole = paper.form === 'whole'
  const sheets = paper.sheets.map((sheet, index) => ({
    ...sheet,
    number: index + 1,
    title:
      sheet.keeper === null
        ? t('session.codeTitle')
        : t('storeKey.share', { number: index + 1, keeper: t(keepers[sheet.keeper]) }),
  }))
  return (
    <div>
      {sheets.map(({ code, title, number, file }) => (
        <div key={code} className={classes.sheet}>
          {!isWhole && (
            <div className={classes.heading}>
              <h2>{title}</h2>
              <SaveFileButton file={file} size="compact-sm">
                {t('storeKey.saveShare', { number })}
              </SaveFileButton>
            </div>
          )}
          <div className={classes.code} data-share={!isWhole || undefined} aria-label={title} role="group">
            {groupsOf(code).map(({ group, key }) => (
              <span key={key}>{group}</span>
            ))}
          </div>
        </div>
      ))}
      <Group gap="sm" mb="lg">
        {isWhole &&
          sheets.map(({ code, file }) => (
            <SaveFileButton key={code} file={file}>
              {t('session.codeSave')}
            </SaveFileButton>
          ))}
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          onClick={() => window.print()}
        >
          {t(isWhole ? 'session.codePrint' : 'storeKey.printShares')}
        </Button>
      </Group>
      <Checkbox
        label={t(isWhole ? 'session.codeSealed' : 'storeKey.sharesSealed')}
        checked={sealed}
        onChange={({ currentTarget }) => setSealed(currentTarget.checked)}
      />
      <Button mt="lg" disabled={!sealed} onClick={onContinue}>
        {continueLabel ?? t('session.codeContinue')}
      </Button>
      {createPortal(
        <div className="print-sheets">
          {sheets.map(({ code, title }) => (
            <div key={code} className={classes.paper}>
              <h1>{title}</h1>
              <p>{officeName}</p>
              <div className={classes.paperCode}>
                {groupsOf(code)
                  .map(({ group }) => group)
                  .join('  ')}
              </div>
              <p>{t(isWhole ? 'session.codeSheetLine' : 'storeKey.shareSheetLine')}</p>
              <p>{t('session.codeSheetDate', { date: formatDate(todayHere()) })}</p>
            </div>
          ))}
        </div>,
        document.body,
      )}
    </div>
  )
}
