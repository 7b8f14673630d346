import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { CodeField } from '#renderer/ui/code-reader/code-field.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './proof.module.css'
import { useTrustedOffices } from './proof.queries.ts'
import { ResultCard } from './result-card.tsx'
import { largestListFile } from './trusted-offices-card.tsx'

/** Whether a paper is what the office issued: by hand scanner, picture, camera or the short code of a telephone call. */
export const VerifyPage = () => {
  const t = useT()
  const { may } = useSession()
  const { code = '' }: { code?: string } = useSearch({ strict: false })
  const [asked, setAsked] = useState({ text: code, turn: 0 })
  const [list, setList] = useState<File | null>(null)
  const trusted = useTrustedOffices()
  const { text, turn } = asked
  const query = useQuery({
    queryKey: [...orpc.proof.check.key(), text, turn, list?.name, list?.lastModified],
    queryFn: () => client.proof.check({ text, list }),
    enabled: text.trim() !== '',
    retry: false,
    gcTime: 0,
  })
  return (
    <Page>
      <PageHeader
        title={t('proof.verifyTitle')}
        line={t('proof.verifyLine')}
        back={{ to: '/documents', label: t('common.navDocuments') }}
        primary={
          <Button variant="default" onClick={() => goTo('/verify/ended')}>
            {t('proof.endedTitle')}
          </Button>
        }
      />
      <div className={classes.columns}>
        <div className={classes.side}>
          <SectionCard title={t('proof.codeCard')}>
            <CodeField
              label={t('proof.codeLabel')}
              hint={t('proof.codeHint')}
              submitLabel={t('proof.check')}
              verdict={may('proof.read')}
              code={code}
              pending={query.isFetching}
              onCode={(typed) => setAsked({ text: typed, turn: turn + 1 })}
            />
          </SectionCard>
          <SectionCard
            title={t('proof.otherOffice')}
            line={t('proof.otherOfficeText', { count: trusted.data?.offices.length ?? 0 })}
          >
            <FileField
              label={t('proof.listFile')}
              value={list}
              onChange={setList}
              accept=".json,application/json"
              limit={largestListFile}
            />
            <p className={classes.hint}>
              <AppLink to="/settings/proof">{t('proof.trustedCard')}</AppLink>
            </p>
          </SectionCard>
        </div>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data ? (
          <ResultCard check={query.data} />
        ) : (
          <SectionCard title={t('proof.result')}>
            <EmptyState icon={<IconQrcode />} title={t('proof.waitingTitle')} text={t('proof.waitingText')} />
          </SectionCard>
        )}
      </div>
    </Page>
  )
}
