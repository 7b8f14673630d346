import { ActionIcon, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { canHold, canRemove, canReturn, custodyStateOf } from '#shared/features/custody/custody.rules.ts'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { documentKindKey, heldWords, issueLine, verificationKey, verificationTones } from './custody-words.ts'
import classes from './custody.module.css'

export type DocumentAct = {
  name: 'edit' | 'hold' | 'return' | 'reveal' | 'remove'
  document: PresentedDocument
}

type DocumentRowProps = {
  document: PresentedDocument
  /** Whether the case still takes anything in. */
  open: Verdict
  /** Name the person, where documents of several stand together. */
  withPerson?: boolean
  onAct: (act: DocumentAct) => void
}

/** One document: what it is, what its issuer said, and where its original is. */
export const DocumentRow = ({ document, open, withPerson = false, onAct }: DocumentRowProps) => {
  const t = useT()
  const { subject, kind, maskedNumber, verification, copy, caseId, note } = document
  const held = heldWords(t, document)
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name}>
          {t(documentKindKey(kind))}
          {maskedNumber !== null && (
            <span className={classes.masked} data-private>
              {maskedNumber}
            </span>
          )}
        </div>
        <div className={classes.line} data-private={withPerson || undefined}>
          {[withPerson && `${subject.position}. ${subject.shownName}`, issueLine(document)]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {note !== null && (
          <div className={classes.line} data-private>
            {note}
          </div>
        )}
        <div className={classes.marks}>
          {!withPerson && (
            <StateBadge tone={verificationTones[verification]}>{t(verificationKey(verification))}</StateBadge>
          )}
          {held !== undefined && (
            <StateBadge tone={custodyStateOf(document) === 'held' ? 'waiting' : 'neutral'}>{held}</StateBadge>
          )}
          {copy && (
            <AppLink to={`/cases/${caseId}/evidence/${copy.evidenceId}`} className={classes.copy}>
              {t('custody.openCopy')}
            </AppLink>
          )}
        </div>
      </div>
      <DocumentMenu document={document} open={open} onAct={onAct} />
    </li>
  )
}

const DocumentMenu = ({ document, open, onAct }: Omit<DocumentRowProps, 'withPerson'>) => {
  const t = useT()
  const { may } = useSession()
  const write = may('case.write')
  const entries: { name: DocumentAct['name']; label: string; verdicts: Verdict[]; shown?: boolean }[] = [
    { name: 'hold', label: t('custody.holdAct'), verdicts: [write, open, canHold(document)] },
    { name: 'return', label: t('custody.returnAct'), verdicts: [write, canReturn(document)] },
    {
      name: 'reveal',
      label: t('custody.revealAct'),
      verdicts: [may('subject.reveal')],
      shown: document.maskedNumber !== null,
    },
    { name: 'edit', label: t('custody.editAct'), verdicts: [write, open] },
    { name: 'remove', label: t('custody.removeAct'), verdicts: [write, open, canRemove(document)] },
  ]
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('custody.acts', { document: t(documentKindKey(document.kind)) })}
        >
          <IconDotsVertical size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {entries
          .filter(({ shown = true }) => shown)
          .map(({ name, label, verdicts }) => {
            const no = verdicts.find(({ allowed }) => !allowed)
            return (
              <Menu.Item
                key={name}
                aria-disabled={no !== undefined}
                closeMenuOnClick={!no}
                {...(no ? { c: 'dimmed' } : {})}
                onClick={no ? undefined : () => onAct({ name, document })}
              >
                {label}
                {no && <span className={classes.why}>{verdictReason(no)}</span>}
              </Menu.Item>
            )
          })}
      </Menu.Dropdown>
    </Menu>
  )
}
