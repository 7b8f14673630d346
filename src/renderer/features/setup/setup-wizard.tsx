import { useState } from 'react'
import { enterSession } from '#renderer/app/session.ts'
import { languageStore, useT } from '#renderer/i18n/t.ts'
import { RecoveryCodeSheet } from '#renderer/features/session/recovery-code-sheet.tsx'
import { AreaStep } from './area-step.tsx'
import { FirstOfficerStep } from './first-officer-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { LetterheadStep } from './letterhead-step.tsx'
import { OfficeStep } from './office-step.tsx'
import type { CreatedOffice } from './setup.queries.ts'
import { emptyDraft, type SetupDraft, withStandardLetterheads } from './setup-draft.ts'
import { SetupFrame } from './setup-frame.tsx'
import { SignatoryStep } from './signatory-step.tsx'

/** First run: seven steps. Enter goes on, Back loses nothing, and nothing is written before the sixth is sent. */
export const SetupWizard = ({ onRestore }: { onRestore: () => void }) => {
  const t = useT()
  const [step, setStep] = useState(0)
  const [draft, setDraft] = useState<SetupDraft>(() => ({ ...emptyDraft(), language: languageStore.get() }))
  const [created, setCreated] = useState<CreatedOffice>()
  const put = (part: Partial<SetupDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const next = (part: Partial<SetupDraft> = {}): void => {
    put(part)
    setStep(step + 1)
  }
  const back = (part: Partial<SetupDraft> = {}): void => {
    put(part)
    setStep(step - 1)
  }
  const common = { draft, onNext: next, onBack: back }
  return (
    <SetupFrame step={created ? 6 : step}>
      {created && (
        <>
          <h1>{t('session.codeTitle')}</h1>
          <p>{t('session.codeText')}</p>
          <RecoveryCodeSheet
            paper={{
              form: 'whole',
              sheets: [{ code: created.recoveryCode, keeper: null, file: created.sheet }],
            }}
            officeName={created.session.officeName}
            onContinue={() => enterSession(created.session)}
          />
        </>
      )}
      {!created && step === 0 && <LanguageStep {...common} onRestore={onRestore} />}
      {!created && step === 1 && (
        <OfficeStep
          {...common}
          onNext={({ office = draft.office }) => next(withStandardLetterheads(draft, office))}
        />
      )}
      {!created && step === 2 && <LetterheadStep {...common} />}
      {!created && step === 3 && <AreaStep {...common} />}
      {!created && step === 4 && <SignatoryStep {...common} />}
      {!created && step === 5 && <FirstOfficerStep {...common} onCreated={setCreated} />}
    </SetupFrame>
  )
}
