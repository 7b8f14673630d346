import { Alert, List, Loader, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { StagedRegister } from '#shared/features/group-intake/group-intake.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { useStore } from '#renderer/app/store.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FileField } from '#renderer/ui/file-field.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { exampleFile } from './group-intake-words.ts'
import classes from './group-intake.module.css'
import { lastOpenedStore, openRegister } from './group-intake.queries.ts'
import { WaitingRegisters } from './waiting-registers.tsx'

const largestFile = 20 * 1024 * 1024
/** Old and macro files are let through to the reader, which says what to do with them. */
const accepted = '.csv,.txt,.tsv,.xlsx,.xls,.xlsm'

type FileStepProps = { waiting: readonly StagedRegister[]; onOpen: (register: StagedRegister) => void }

export const FileStep = ({ waiting, onOpen }: FileStepProps) => {
  const t = useT()
  const { may } = useSession()
  const lost = useStore(lastOpenedStore)
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  const take = async (chosen: File | null): Promise<void> => {
    setFile(chosen)
    setProblem(undefined)
    if (!chosen) return
    setReading(true)
    try {
      await openRegister(chosen)
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setReading(false)
    }
  }
  const refusal = verdictReason(may('groupIntake.stage'))
  return (
    <>
      {waiting.length > 0 && <WaitingRegisters registers={waiting} onOpen={onOpen} />}
      {lost && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          title={t('groupIntake.lostTitle')}
          classNames={{ title: classes.alertTitle }}
          withCloseButton
          closeButtonLabel={t('common.close')}
          onClose={() => lastOpenedStore.set(undefined)}
        >
          {t('groupIntake.lostText', { name: lost.fileName })}
        </Alert>
      )}
      <SectionCard
        title={t('groupIntake.fileCard')}
        line={t('groupIntake.fileLine')}
        actions={
          <SaveFileButton size="xs" file={() => Promise.resolve(exampleFile(t))}>
            {t('groupIntake.example')}
          </SaveFileButton>
        }
      >
        <div className={classes.fileStep}>
          {refusal === undefined ? (
            <div>
              <FileField
                label={t('groupIntake.fileLabel')}
                value={file}
                accept={accepted}
                limit={largestFile}
                error={problem}
                onChange={(chosen) => void take(chosen)}
              />
              {reading && (
                <Text size="sm" c="dimmed" mt="sm" className={classes.reading} role="status">
                  <Loader size={14} /> {t('groupIntake.reading')}
                </Text>
              )}
            </div>
          ) : (
            <Text c="dimmed">{refusal}</Text>
          )}
          <div>
            <h3 className={classes.adviceTitle}>{t('groupIntake.adviceTitle')}</h3>
            <List size="sm" spacing={6}>
              <List.Item>{t('groupIntake.adviceHeading')}</List.Item>
              <List.Item>{t('groupIntake.adviceNik')}</List.Item>
              <List.Item>{t('groupIntake.adviceFormula')}</List.Item>
              <List.Item>{t('groupIntake.adviceLimits')}</List.Item>
            </List>
          </div>
        </div>
      </SectionCard>
    </>
  )
}
