import { Button, Checkbox, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { todayHere } from '#renderer/app/today.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import classes from './recovery-code-sheet.module.css'

type RecoveryCodeSheetProps = { code: string; sheet: File; officeName: string; onContinue: () => void }

/** The code, shown once. Nobody goes on before it is in its envelope. */
export const RecoveryCodeSheet = ({ code, sheet, officeName, onContinue }: RecoveryCodeSheetProps) => {
  const t = useT()
  const [sealed, setSealed] = useState(false)
  const groups = code.split(/[\s-]+/).map((group, index) => ({ group, key: `${index} ${group}` }))
  return (
    <div>
      <div className={classes.code} aria-label={t('session.codeTitle')} role="group">
        {groups.map(({ group, key }) => (
          <span key={key}>{group}</span>
        ))}
      </div>
      <Group gap="sm" mb="lg">
        <SaveFileButton file={sheet}>{t('session.codeSave')}</SaveFileButton>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          onClick={() => window.print()}
        >
          {t('session.codePrint')}
        </Button>
      </Group>
      <Checkbox
        label={t('session.codeSealed')}
        checked={sealed}
        onChange={({ currentTarget }) => setSealed(currentTarget.checked)}
      />
      <Button mt="lg" disabled={!sealed} onClick={onContinue}>
        {t('session.codeContinue')}
      </Button>
      {createPortal(
        <div className="print-sheets">
          <div className={classes.paper}>
            <h1>{t('session.codeTitle')}</h1>
            <p>{officeName}</p>
            <div className={classes.paperCode}>{groups.map(({ group }) => group).join('  ')}</div>
            <p>{t('session.codeSheetLine')}</p>
            <p>{t('session.codeSheetDate', { date: formatDate(todayHere()) })}</p>
          </div>
        </div>,
        document.body,
      )}
    </div>
  )
}
