import { Button, Group, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { canLift, canReceiveDocuments, outstandingOf } from '#shared/features/decision/decision.rules.ts'
import type { Decision } from '#shared/features/decision/decision.schema.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate, formatInstant, formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './decision.module.css'
import { becauseOf, endReasonKey, kindKey, kindTones } from './decision-words.ts'
import { LiftDialog, ReceiveDialog } from './decision-dialogs.tsx'
import { OverruledWarnings } from './overruled-warnings.tsx'
import { DecisionPerson } from './decision-person.tsx'

type DecisionEntryProps = {
  decision: Decision
  /** Says whom it is about, where the place does not. */
  isNamed?: boolean
}

/** One decision: what, since when, how it stands; its ground and article behind a fold. */
export const DecisionEntry = ({ decision, isNamed = false }: DecisionEntryProps) => {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { kind, state } = decision
  const isOver = state === 'ended' || state === 'rejected'
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.entry} data-over={isOver || undefined}>
      {isNamed && <DecisionPerson decision={decision} />}
      <UnstyledButton
        className={classes.head}
        aria-expanded={open}
        aria-label={t('decision.details', { kind: t(kindKey(kind)) })}
        onClick={() => setOpen(!open)}
      >
        <StateBadge tone={isOver ? 'neutral' : kindTones[kind]}>{t(kindKey(kind))}</StateBadge>
        <Chevron size={15} stroke={1.8} className={classes.chevron} />
      </UnstyledButton>
      <StandingLine decision={decision} />
      {open && <Details decision={decision} />}
      {state === 'inForce' && <Acts decision={decision} />}
    </div>
  )
}

/** How it stands today: until when, what is missing, or how it ended. */
const StandingLine = ({ decision }: { decision: Decision }) => {
  const t = useT()
  const { day } = useSession()
  const { state, dueOn, blockedUntil, documents, endReason, endedOn, decidedOn } = decision
  if (state === 'ended' || state === 'rejected') {
    return (
      <p className={classes.line}>
        <span>{formatListDate(decidedOn)}</span>
        <span>
          {[
            endReason && t(endReasonKey(endReason)),
            endedOn && formatListDate(endedOn),
            // Of a deferral it counts how many of its days were needed.
            endedOn && dueOn && t('decision.endedOnDay', { count: daysBetween(decidedOn, endedOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    )
  }
  const isLate = state === 'inForce' && dueOn !== null && dueOn < day
  const brought = documents.length - outstandingOf(documents).length
  return (
    <p className={classes.line}>
      <span>{formatListDate(decidedOn)}</span>
      <span>{becauseOf(t, decision)}</span>
      {dueOn !== null && (
        <span className={classes.due} data-late={isLate || undefined}>
          {isLate
            ? t('decision.ranOut', {
                length: daysBetween(decidedOn, dueOn),
                late: daysBetween(dueOn, day),
              })
            : t('decision.dueUntil', { due: formatListDate(dueOn) })}
        </span>
      )}
      {documents.length > 0 && (
        <span>{t('decision.brought', { count: brought, total: documents.length })}</span>
      )}
      {blockedUntil !== null && <span>{t('decision.until', { day: formatListDate(blockedUntil) })}</span>}
    </p>
  )
}

const Details = ({ decision }: { decision: Decision }) => {
  const t = useT()
  const { ground, statuteText, documents, note, warnings } = decision
  return (
    <div className={classes.details}>
      <FactList
        facts={[
          { label: t('decision.ground'), value: ground, private: true },
          { label: t('decision.article'), value: statuteText },
          { label: t('decision.decidedBy'), value: decision.officerName },
          {
            label: t('decision.secondPerson'),
            value:
              decision.supervisorName &&
              [decision.supervisorName, decision.confirmedAt && formatInstant(decision.confirmedAt)]
                .filter(Boolean)
                .join(' · '),
          },
          ...(note === null ? [] : [{ label: t('decision.note'), value: note, private: true }]),
        ]}
      />
      {documents.length > 0 && (
        <>
          <h4 className={classes.subhead}>{t('decision.documents')}</h4>
          <ul className={classes.documents}>
            {documents.map(({ name, receivedOn }) => (
              <li key={name}>
                {name}
                <span className={classes.received}>
                  {receivedOn === null
                    ? t('decision.notBrought')
                    : t('decision.broughtOn', { day: formatDate(receivedOn) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <OverruledWarnings warnings={warnings} />
    </div>
  )
}

/** What can be done with a decision that holds. */
const Acts = ({ decision }: { decision: Decision }) => {
  const t = useT()
  const { may, officerId: id, roles, day } = useSession()
  const [dialog, setDialog] = useState<'receive' | 'lift'>()
  const close = (): void => setDialog(undefined)
  const decides = may('case.decide')
  const { caseId, subjectId, documents, dueOn } = decision
  const lifting = canLift(decision, { id, roles })
  const isLiftable = lifting.allowed || lifting.code !== 'DECISION_CANNOT_BE_LIFTED'
  const isDeferral = canReceiveDocuments(decision).allowed
  if (!isDeferral && !isLiftable) return null
  const isComplete = documents.length > 0 && outstandingOf(documents).length === 0
  const isLate = dueOn !== null && dueOn < day
  const decide = (kind: 'passportContinue' | 'passportApplicationCancelled'): void =>
    goTo(`/cases/${caseId}/decide?subject=${subjectId}&kind=${kind}`)
  return (
    <Group gap={6} mt={6}>
      {isDeferral && isComplete && (
        <ReasonedButton size="compact-xs" verdict={decides} onClick={() => decide('passportContinue')}>
          {t('decision.continueNow')}
        </ReasonedButton>
      )}
      {isDeferral && (
        <ReasonedButton
          size="compact-xs"
          variant="default"
          verdict={decides}
          onClick={() => setDialog('receive')}
        >
          {t('decision.receive')}
        </ReasonedButton>
      )}
      {isDeferral && isLate && !isComplete && (
        <Button size="compact-xs" variant="default" onClick={() => decide('passportApplicationCancelled')}>
          {t('decision.cancelApplication')}
        </Button>
      )}
      {isLiftable && (
        <ReasonedButton
          size="compact-xs"
          variant="default"
          verdict={[decides, lifting]}
          onClick={() => setDialog('lift')}
        >
          {t('decision.lift')}
        </ReasonedButton>
      )}
      {isDeferral && (
        <ReceiveDialog
          key={`receive ${decision.version} ${dialog}`}
          decision={decision}
          opened={dialog === 'receive'}
          onClose={close}
        />
      )}
      {isLiftable && <LiftDialog decision={decision} opened={dialog === 'lift'} onClose={close} />}
    </Group>
  )
}
