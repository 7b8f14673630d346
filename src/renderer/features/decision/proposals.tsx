import { Group } from '@mantine/core'
import { useState } from 'react'
import { canConfirm, canTakeBack } from '#shared/features/decision/decision.rules.ts'
import type { Decision } from '#shared/features/decision/decision.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog, ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './decision.module.css'
import { kindKey, reasonKey } from './decision-words.ts'
import { OverruledWarnings } from './overruled-warnings.tsx'
import { refreshDecisions } from './decision.queries.ts'

type Act = readonly [Decision, ...Decision[]]

/** What was proposed in one act is answered in one act. */
const actsOf = (proposed: readonly Decision[]): Act[] => {
  const acts = new Map<string, [Decision, ...Decision[]]>()
  for (const decision of proposed) {
    const key = decision.batchId ?? decision.id
    const act = acts.get(key)
    if (act) act.push(decision)
    else acts.set(key, [decision])
  }
  return [...acts.values()]
}

/** Decisions that wait for their second person, with the answers the officer at the screen can give. */
export const Proposals = ({ proposed }: { proposed: readonly Decision[] }) => {
  const t = useT()
  if (proposed.length === 0) return null
  return (
    <section className={classes.proposals} aria-label={t('decision.waitsTitle')}>
      <h3 className={classes.groupTitle}>{t('decision.waitsTitle')}</h3>
      {actsOf(proposed).map((act) => (
        <Proposal key={act[0].id} act={act} />
      ))}
    </section>
  )
}

const namesShown = 8

/** Of decisions that are worded alike the first. */
const wordsOf = (act: Act): Decision[] => [
  ...new Map(
    act
      .toReversed()
      .map((decision) => [
        [
          decision.kind,
          decision.reasonCode,
          decision.ground,
          decision.statuteText,
          decision.blockedUntil,
        ].join('|'),
        decision,
      ]),
  ).values(),
]

/** On what it stands, as the second person must read it before he answers. */
const Wording = ({ decision }: { decision: Decision }) => {
  const t = useT()
  const { reasonCode, ground, statuteText, blockedUntil } = decision
  return (
    <>
      {ground !== '' && (
        <p className={classes.proposalGround} data-private>
          {ground}
        </p>
      )}
      <p className={classes.line}>
        {reasonCode !== null && reasonCode !== 'other' && <span>{t(reasonKey(reasonCode))}</span>}
        {statuteText !== null && <span>{statuteText}</span>}
        {blockedUntil !== null && <span>{t('decision.until', { day: formatListDate(blockedUntil) })}</span>}
      </p>
    </>
  )
}

const Proposal = ({ act }: { act: Act }) => {
  const t = useT()
  const { may, officerId: id, roles } = useSession()
  const [dialog, setDialog] = useState<'confirm' | 'reject' | 'takeBack'>()
  const close = (): void => setDialog(undefined)
  const [first] = act
  const decides = may('case.decide')
  const confirming = canConfirm(first, { id, roles })
  const isOwn = canTakeBack(first, { id }).allowed
  const targets = act.map(({ id: decisionId, version }) => ({ id: decisionId, version }))
  const kinds = [...Map.groupBy(act, ({ kind }) => kind)]
  const persons = act.toSorted((one, other) => one.subjectPosition - other.subjectPosition)
  const hidden = persons.length - namesShown

  const confirm = async (): Promise<void> => {
    await client.decision.confirm({ targets })
    await refreshDecisions()
    showDone(t('decision.confirmDone', { count: targets.length }))
  }
  const reject = async (note: string): Promise<void> => {
    await client.decision.reject({ targets, note })
    await refreshDecisions()
    showDone(t('decision.rejectDone'))
  }
  const takeBack = async (): Promise<void> => {
    await client.decision.takeBack({ targets })
    await refreshDecisions()
    showDone(t('decision.takeBackDone'))
  }
  return (
    <div className={classes.proposal}>
      <div className={classes.proposalKinds}>
        {kinds.map(([kind, each]) => (
          <StateBadge key={kind} tone="waiting">
            {each.length === 1 ? t(kindKey(kind)) : `${t(kindKey(kind))} · ${each.length}`}
          </StateBadge>
        ))}
      </div>
      <p className={classes.proposalPeople} data-private>
        {persons
          .slice(0, namesShown)
          .map(({ subjectPosition, shownName }) => `${subjectPosition}. ${shownName}`)
          .join(' · ')}
        {hidden > 0 && ` · ${t('decision.andMore', { count: hidden })}`}
      </p>
      <p className={classes.line}>
        {t('decision.proposedBy', { officer: first.officerName, day: formatListDate(first.decidedOn) })}
      </p>
      {wordsOf(act).map((worded) => (
        <Wording key={worded.id} decision={worded} />
      ))}
      <OverruledWarnings warnings={act.flatMap(({ warnings }) => warnings)} />
      <Group gap={6} mt={8}>
        {isOwn ? (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            verdict={decides}
            onClick={() => setDialog('takeBack')}
          >
            {t('decision.takeBack')}
          </ReasonedButton>
        ) : (
          <>
            <ReasonedButton
              size="compact-xs"
              verdict={[decides, confirming]}
              onClick={() => setDialog('confirm')}
            >
              {t('decision.confirm')}
            </ReasonedButton>
            <ReasonedButton
              size="compact-xs"
              variant="default"
              verdict={[decides, confirming]}
              onClick={() => setDialog('reject')}
            >
              {t('decision.reject')}
            </ReasonedButton>
          </>
        )}
      </Group>
      <ConfirmDialog
        opened={dialog === 'confirm'}
        onClose={close}
        title={t('decision.confirmTitle')}
        confirmLabel={t('decision.confirm')}
        onConfirm={confirm}
      >
        {t('decision.confirmText', { count: act.length })}
      </ConfirmDialog>
      <ReasonDialog
        opened={dialog === 'reject'}
        onClose={close}
        title={t('decision.rejectTitle')}
        confirmLabel={t('decision.reject')}
        reasonLabel={t('decision.rejectNote')}
        onConfirm={reject}
      >
        {t('decision.rejectText')}
      </ReasonDialog>
      <ConfirmDialog
        opened={dialog === 'takeBack'}
        onClose={close}
        title={t('decision.takeBackTitle')}
        confirmLabel={t('decision.takeBack')}
        onConfirm={takeBack}
      >
        {t('decision.takeBackText')}
      </ConfirmDialog>
    </div>
  )
}
