import { Button } from '@mantine/core'
import { IconBan, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EndedProof } from '#shared/features/proof/proof.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { stateWords } from '#renderer/features/document/document-words.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT, type Translate } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { DataTable, type Column } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './proof.module.css'
import { kindWords } from './proof-words.ts'
import { SaveTrustListButton } from './share-buttons.tsx'

/** The register of papers with a code that are no longer valid. */
export const EndedProofsPage = () => {
  const t = useT()
  const { may } = useSession()
  const office = useQuery(orpc.office.get.queryOptions())
  const query = useInfiniteQuery(
    orpc.proof.ended.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Page fill>
      <PageHeader
        title={t('proof.endedTitle')}
        line={t('proof.endedLine')}
        back={{ to: '/verify', label: t('proof.verifyTitle') }}
        primary={
          <>
            {may('proof.export').allowed && <SaveTrustListButton />}
            {office.data && may('document.prepare').allowed && (
              <Button
                variant="default"
                leftSection={<IconPrinter size={17} stroke={1.7} />}
                onClick={() => goTo(`/documents/issue?type=proofRegister&subject=${office.data.id}`)}
              >
                {t('proof.printRegister')}
              </Button>
            )}
          </>
        }
      />
      <DataTable
        label={t('proof.endedTitle')}
        columns={columnsIn(t)}
        query={query}
        rowKey={({ documentId }) => documentId}
        rowHref={({ documentId }) => `/documents/${documentId}`}
        empty={<EmptyState icon={<IconBan />} title={t('proof.endedNone')} text={t('proof.endedNoneText')} />}
      />
    </Page>
  )
}

const columnsIn = (t: Translate): Column<EndedProof>[] => [
  {
    id: 'label',
    label: t('proof.columnLabel'),
    width: '2fr',
    render: ({ label, type }) => label ?? t(kindWords[type]),
  },
  {
    id: 'number',
    label: t('proof.columnNumber'),
    width: '3fr',
    render: ({ number, serial }) => number ?? serial ?? t('common.emptyValue'),
  },
  {
    id: 'shortCode',
    label: t('proof.shortCode'),
    width: 148,
    render: ({ shortCode }) => <span className={classes.fingerprint}>{shortCode}</span>,
  },
  {
    id: 'datedOn',
    label: t('proof.factDatedOn'),
    width: 112,
    render: ({ datedOn }) => formatListDate(datedOn),
  },
  {
    id: 'endedAt',
    label: t('proof.columnEnded'),
    width: 112,
    render: ({ endedAt }) =>
      endedAt ? formatListDate(plainDateOfInstant(endedAt.getTime())) : t('common.emptyValue'),
  },
  {
    id: 'state',
    label: t('proof.columnState'),
    width: 132,
    render: ({ state }) => <StateBadge tone={stateWords[state].tone}>{t(stateWords[state].word)}</StateBadge>,
  },
  {
    id: 'reason',
    label: t('proof.columnReason'),
    width: '2fr',
    render: ({ stateReason }) => stateReason ?? t('common.emptyValue'),
  },
]
