import { Alert, TextInput } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { FoundReply } from '#shared/features/referral/referral-view.schema.ts'
import { readReplyCode } from '#shared/features/referral/reply-code.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { stateKey } from './referral-words.ts'
import classes from './referral.module.css'

/** From a slip that came back to the step at which its answer belongs. A scanner types the code and Enter. */
export const ReplyPage = () => {
  const t = useT()
  const { may } = useSession()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [over, setOver] = useState<FoundReply>()
  const [pending, setPending] = useState(false)
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setOver(undefined)
    const refusal = verdictReason(readReplyCode(typed).verdict)
    setProblem(refusal)
    if (refusal !== undefined || pending) return
    setPending(true)
    try {
      const found = await client.referral.byReplyCode({ code: typed })
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
        <form noValidate onSubmit={(event) => void find(event)} className={classes.reply}>
          <TextInput
            autoFocus
            label={t('referral.replyField')}
            placeholder="XXXX-XXXX"
            autoComplete="off"
            spellCheck={false}
            leftSection={<IconScan size={17} stroke={1.6} />}
            styles={{ input: { textTransform: 'uppercase', letterSpacing: '0.06em' } }}
            maxLength={400}
            value={typed}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value)
              setProblem(undefined)
            }}
            error={problem !== undefined}
            aria-invalid={problem !== undefined}
          />
          <ReasonedButton type="submit" verdict={may('case.write')} loading={pending}>
            {t('referral.replyFind')}
          </ReasonedButton>
        </form>
        {problem !== undefined && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
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
