import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { canPutInForce } from '#shared/features/screening/screening-set.rules.ts'
import type { ScreeningSet } from '#shared/features/screening/screening-set.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { setStateKey, setStateTones } from './screening-words.ts'
import { SetChangesTable } from './set-changes-table.tsx'
import { SetDialogs, type SetDialog } from './set-dialogs.tsx'
import { SetItems } from './set-items.tsx'
import { openDraft, useSets } from './set.queries.ts'

/** One version of the set: what it asks, what it changed, and for the draft the way to put it in force. */
export const SetPage = () => {
  const { setId = '' } = useParams({ strict: false })
  const set = useQuery(orpc.screening.set.queryOptions({ input: { id: setId as ScreeningSet['id'] } }))
  const inForce = useQuery(orpc.screening.setInForce.queryOptions())
  const failed = [set, inForce].find(({ error }) => error)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (!set.data || !inForce.data) return null
  return <SetView key={set.data.id} set={set.data} inForce={inForce.data} />
}

/** What a version is compared with: the draft with the set in force, another one with the version before it. */
const useBase = (set: ScreeningSet, inForce: ScreeningSet): ScreeningSet | undefined => {
  const before = useSets().data?.items.find(({ number }) => number === set.number - 1)
  const isDraft = set.state === 'draft'
  const { data } = useQuery({
    ...orpc.screening.set.queryOptions({ input: { id: before?.id ?? set.id } }),
    enabled: before !== undefined && !isDraft,
  })
  return isDraft ? inForce : before && data
}

const SetView = ({ set, inForce }: { set: ScreeningSet; inForce: ScreeningSet }) => {
  const t = useT()
  const { may } = useSession()
  const [dialog, setDialog] = useState<SetDialog>()
  const base = useBase(set, inForce)
  const { number, title, state, content } = set
  const mayEdit = may('screening.settings')
  const isDraft = state === 'draft'
  return (
    <Page>
      <PageHeader
        title={t('screening.setVersionLong', { number })}
        badge={<StateBadge tone={setStateTones[state]}>{t(setStateKey(state))}</StateBadge>}
        line={title}
        back={{ to: '/settings/screening', label: t('screening.setTitle') }}
        primary={
          isDraft ? (
            <ReasonedButton
              verdict={[mayEdit, canPutInForce(inForce.content, content)]}
              onClick={() => setDialog('putInForce')}
            >
              {t('screening.setPutInForce', { number })}
            </ReasonedButton>
          ) : (
            <ReasonedButton
              variant="default"
              verdict={mayEdit}
              onClick={() => void openDraft().catch(showError)}
            >
              {t('screening.setNew')}
            </ReasonedButton>
          )
        }
        otherSteps={
          isDraft
            ? [
                {
                  label: t('screening.setRename'),
                  icon: <IconPencil size={16} stroke={1.6} />,
                  verdict: mayEdit,
                  run: () => setDialog('rename'),
                },
                {
                  label: t('screening.setDiscard'),
                  icon: <IconTrash size={16} stroke={1.6} />,
                  verdict: mayEdit,
                  danger: true,
                  run: () => setDialog('discard'),
                },
              ]
            : []
        }
      />
      {!isDraft && (
        <SectionCard>
          <FactList
            columns={3}
            facts={[
              {
                label: t('screening.setSince'),
                value: set.inForceSince && formatInstant(set.inForceSince),
              },
              { label: t('screening.setApproved'), value: set.approvedBy ?? t('screening.setBuiltIn') },
              { label: t('screening.setNote'), value: set.changeNote },
            ]}
          />
        </SectionCard>
      )}
      {base && (
        <SectionCard flush title={t('screening.setChanges', { number: base.number })}>
          <SetChangesTable base={base} set={set} />
        </SectionCard>
      )}
      <SetItems set={set} base={isDraft ? inForce : undefined} editable={isDraft && mayEdit.allowed} />
      <SetDialogs open={dialog} set={set} onClose={() => setDialog(undefined)} />
    </Page>
  )
}
