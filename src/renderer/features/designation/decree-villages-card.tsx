import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  canCorrectInauguration,
  canEnd,
  canFollowUp,
} from '#shared/features/designation/designation.rules.ts'
import type { DecreeDetail, Designation } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { stateKey, stateTones } from '#renderer/features/village/village-words.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './designation.module.css'
import { CorrectInaugurationDialog } from './correct-inauguration-dialog.tsx'
import { EndDialog } from './take-back-dialogs.tsx'
import { FollowUpDialog } from './follow-up-dialog.tsx'

export type VillageItem = { designation: Designation; village: Village }
type Task = { kind: 'followUp' | 'correct' | 'end'; item: VillageItem }

/** The villages of a decree with their ceremony, what followed, and their certificate. */
export const DecreeVillagesCard = ({ detail }: { detail: DecreeDetail }) => {
  const t = useT()
  const [task, setTask] = useState<Task>()
  const { decree, villages } = detail
  const certificates = useCertificates(detail)
  const close = (): void => setTask(undefined)
  return (
    <SectionCard flush title={t('designation.villagesCount', { count: villages.length })}>
      {villages.length === 0 && (
        <EmptyState title={t('designation.noVillages')} text={t('designation.noVillagesText')} />
      )}
      {villages.length > 0 && (
        <table className={classes.villages}>
          <thead>
            <tr>
              <th scope="col" aria-label={t('designation.position')} />
              <th scope="col">{t('designation.village')}</th>
              <th scope="col">{t('designation.state')}</th>
              <th scope="col">{t('designation.inauguration')}</th>
              <th scope="col">{t('designation.certificate')}</th>
              <th scope="col" aria-label={t('common.otherSteps')} />
            </tr>
          </thead>
          <tbody>
            {villages.map((item) => (
              <VillageRow
                key={item.designation.id}
                detail={detail}
                item={item}
                certificate={certificates.get(item.designation.id)}
                onTask={setTask}
              />
            ))}
          </tbody>
        </table>
      )}
      {task?.kind === 'followUp' && <FollowUpDialog decree={decree} item={task.item} onClose={close} />}
      {task?.kind === 'correct' && (
        <CorrectInaugurationDialog decree={decree} item={task.item} onClose={close} />
      )}
      {task?.kind === 'end' && <EndDialog decree={decree} item={task.item} onClose={close} />}
    </SectionCard>
  )
}

type Certificate = { id: string; label: string }

/** The certificates in force of the decree's villages, by designation. */
const useCertificates = ({ decree }: DecreeDetail): ReadonlyMap<string, Certificate> => {
  const { data } = useQuery(
    orpc.document.ofDecree.queryOptions({
      input: { decreeId: decree.id },
      enabled: decree.state !== 'draft',
    }),
  )
  return new Map(
    (data?.villages ?? []).flatMap(({ designationId, document }): [string, Certificate][] =>
      document
        ? [[designationId, { id: document.id, label: document.number ?? document.serial ?? document.label }]]
        : [],
    ),
  )
}

type VillageRowProps = {
  detail: DecreeDetail
  item: VillageItem
  certificate: Certificate | undefined
  onTask: (task: Task) => void
}

const VillageRow = ({ detail: { decree }, item, certificate, onTask }: VillageRowProps) => {
  const t = useT()
  const { may, day } = useSession()
  const { designation, village } = item
  const mayWrite = may('designation.write')
  const steps: { label: string; kind: Task['kind']; verdict: Verdict; danger?: boolean }[] = [
    { label: t('designation.followUp'), kind: 'followUp', verdict: canFollowUp(decree, designation, null) },
    {
      label: t('designation.correctInauguration'),
      kind: 'correct',
      verdict: canCorrectInauguration(decree, designation),
    },
    {
      label: t('designation.end'),
      kind: 'end',
      verdict: canEnd(decree, designation, day, day),
      danger: true,
    },
  ]
  return (
    <tr data-ended={designation.endedOn !== null || undefined}>
      <td className={classes.position}>{designation.position}</td>
      <td>
        <AppLink to={`/villages/${village.id}`} className={classes.link}>
          {villageTitle(village)}
        </AppLink>
        <span className={classes.small}>{`${village.districtName}, ${village.regencyName}`}</span>
      </td>
      <td>
        <StateBadge tone={stateTones[village.state]}>{t(stateKey(village.state))}</StateBadge>
        <FollowUpLine designation={designation} />
      </td>
      <td>
        {designation.inauguratedOn === null ? (
          <span className={classes.faint}>{t('designation.notInaugurated')}</span>
        ) : (
          <>
            <span className={classes.day}>{formatListDate(designation.inauguratedOn)}</span>
            {designation.receivedBy !== null && (
              <span
                className={classes.receiver}
                data-private
                title={[designation.receivedBy, designation.receivedByTitle].filter(Boolean).join(', ')}
              >
                {designation.receivedBy}
              </span>
            )}
          </>
        )}
      </td>
      <td>
        <CertificateSlot
          designation={designation}
          certificate={certificate}
          isDecided={decree.state === 'decided'}
        />
      </td>
      <td>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('designation.stepsFor', { name: villageTitle(village) })}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown maw={320}>
            {steps.map(({ label, kind, verdict, danger }) => {
              const reason = verdictReason(mayWrite.allowed ? verdict : mayWrite)
              return (
                <Menu.Item
                  key={kind}
                  aria-disabled={reason !== undefined}
                  closeMenuOnClick={reason === undefined}
                  onClick={reason === undefined ? () => onTask({ kind, item }) : undefined}
                  {...(danger && reason === undefined ? { c: 'var(--mantine-color-error)' } : {})}
                  {...(reason === undefined ? {} : { c: 'dimmed' })}
                >
                  {label}
                  {reason !== undefined && <span className={classes.small}>{reason}</span>}
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
}

/** What followed the ceremony, in a few words. */
const FollowUpLine = ({ designation }: { designation: Designation }) => {
  const t = useT()
  const { endedOn, endReason, boardInstalledOn, secretariat, validUntil } = designation
  if (endedOn !== null) {
    return (
      <span className={classes.small} title={endReason ?? undefined}>
        {t('designation.endedLine', { date: formatListDate(endedOn) })}
      </span>
    )
  }
  const words = [
    boardInstalledOn === null
      ? undefined
      : t('designation.boardLine', { date: formatListDate(boardInstalledOn) }),
    secretariat === true ? t('designation.secretariatLine') : undefined,
    validUntil === null ? undefined : t('designation.validLine', { date: formatListDate(validUntil) }),
  ].filter((word) => word !== undefined)
  return words.length === 0 ? null : <span className={classes.small}>{words.join(' · ')}</span>
}

type CertificateSlotProps = {
  designation: Designation
  certificate: Certificate | undefined
  isDecided: boolean
}

/** The certificate of a designation: open it, or begin it. */
const CertificateSlot = ({ designation, certificate, isDecided }: CertificateSlotProps) => {
  const t = useT()
  if (certificate)
    return (
      <AppLink to={`/documents/${certificate.id}`} className={classes.link}>
        {certificate.label}
      </AppLink>
    )
  if (!isDecided || designation.endedOn !== null)
    return <span className={classes.faint}>{t('common.emptyValue')}</span>
  const to = `/documents/issue?type=certificate&subject=${designation.id}`
  return (
    <AppLink to={to} className={classes.link}>
      {t('designation.prepareCertificate')}
    </AppLink>
  )
}
