import { Alert } from '@mantine/core'
import { useState } from 'react'
import type { FoundReply } from '#shared/features/referral/referral-view.schema.ts'
import { readReplyCode } from '#shared/features/referral/reply-code.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { CodeField } from '#renderer/ui/code-reader/code-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { stateKey } from './referral-words.ts'

/** From a slip that came back to the step at which its answer belongs. A scanner types the code and Enter. */
export const ReplyPage = () => {
  const t = useT()
  const { may } = useSession()
  const [problem, setProblem] = useState<string>()
  const [over, setOver] = useState<FoundReply>()
  const [pending, setPending] = useState(false)
  const forget = (): void => {
    setOver(undefined)
    setProblem(undefined)
  }
  const find = async (text: string): Promise<void> => {
    forget()
    const refusal = verdictReason(readReplyCode(text).verdict)
    if (refusal !== undefined) return setProblem(refusal)
    setPending(true)
    try {
      const found = await client.referral.byReplyCode({ code: text })
      if (found.step === null) setOver(found)
      else goTo(`/referrals/${found.id}?reply=true`)
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <Page width="form">
      <PageHeader
        title={t('referral.replyTitle')}
        line={t('referral.replyLine')}
        back={{ to: '/referrals', label: t('referral.back') }}
      />
      <SectionCard>
        <CodeField
          label={t('referral.replyField')}
          hint={t('referral.replyHint')}
          placeholder="XXXX-XXXX"
          submitLabel={t('referral.replyFind')}
          verdict={may('case.write')}
          pending={pending}
          problem={problem}
          onCode={(text) => void find(text)}
          onEdit={forget}
        />
        {over && (
          <Alert variant="light" color="gray" mt="md" role="status">
            {t('referral.replyOver', {
              agency: over.agencyName,
              number: over.caseNumber,
              state: t(stateKey(over.state)).toLowerCase(),
            })}{' '}
            <AppLink to={`/referrals/${over.id}`}>{t('referral.replyOpen')}</AppLink>
          </Alert>
        )}
      </SectionCard>
    </Page>
  )
}
