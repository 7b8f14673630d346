import { Alert } from '@mantine/core'
import { useState } from 'react'
import type { InterviewDetail } from '#shared/features/interview/interview.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { interviewsChanged } from './interview.queries.ts'
import { readSigning, SigningFields, signingValues } from './signing-fields.tsx'

type SignDialogProps = { opened: boolean; onClose: () => void; detail: InterviewDetail }

/** What became of the printed record when it was put before the person. */
export const SignDialog = ({ opened, ...rest }: SignDialogProps) => (opened ? <Signing {...rest} /> : null)

const Signing = ({ onClose, detail }: Omit<SignDialogProps, 'opened'>) => {
  const t = useT()
  const { interview, hasPaper } = detail
  const [values, setValues] = useState(() =>
    signingValues(detail, interview.signature === 'open' ? 'signed' : interview.signature),
  )
  const [asked, setAsked] = useState(false)
  const sign = async (): Promise<boolean> => {
    setAsked(true)
    const signing = readSigning(values)
    if (signing === undefined) return false
    await client.interview.sign({ id: interview.id, version: interview.version, signing })
    await interviewsChanged()
    showDone(t('interview.signingNoted'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('interview.signTitle')}
      confirmLabel={t('interview.noteSigning')}
      onConfirm={sign}
    >
      <SigningFields values={values} onChange={setValues} asked={asked} />
      {hasPaper && values.signature === 'refused' && interview.signature !== 'refused' && (
        <Alert mt="md" color="orange" variant="light">
          {t('interview.reissueAfterRefusal')}
        </Alert>
      )}
    </ActDialog>
  )
}
