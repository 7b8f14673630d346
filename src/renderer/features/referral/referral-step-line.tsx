import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import type { ReferralState } from '#shared/features/referral/referral.schema.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { type Step, StepLine } from '#renderer/ui/step-line.tsx'
import { stateKey } from './referral-words.ts'
import { useEntries } from './referral.queries.ts'

const way = ['prepared', 'signed', 'sent', 'received', 'accepted', 'inProgress', 'completed'] as const

/** States beside the way: how far it had come shows by the days there are. */
const isOnWay = (state: ReferralState): state is (typeof way)[number] =>
  (way as readonly ReferralState[]).includes(state)

/** The way from the draft to the answer, each with its day; an end beside the way stands as the last of it. */
export const ReferralStepLine = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const entries = useEntries(detail.id).data?.pages.flatMap(({ items }) => items) ?? []
  const dayOf = (state: ReferralState): PlainDate | null =>
    entries.find((entry) => entry.state === state)?.happenedOn ?? null
  const { state, signedOn, sentOn, receivedOn } = detail
  const days: Readonly<Record<(typeof way)[number], PlainDate | null>> = {
    prepared: plainDateOfInstant(detail.preparedAt.getTime()),
    signed: signedOn,
    sent: sentOn,
    received: receivedOn,
    accepted: dayOf('accepted'),
    inProgress: dayOf('inProgress'),
    completed: state === 'completed' ? detail.endedOn : null,
  }
  const detailOf = (day: PlainDate | null) => (day === null ? {} : { detail: formatListDate(day) })
  const reached = isOnWay(state) ? way.indexOf(state) : way.length
  const passed = way.filter((each, index) => (isOnWay(state) ? index < reached : days[each] !== null))
  const ahead = isOnWay(state) ? way.slice(reached + 1) : []
  const steps: Step[] = [
    ...passed.map((each): Step => ({
      id: each,
      label: t(stateKey(each)),
      state: 'done',
      ...detailOf(days[each]),
    })),
    {
      id: state,
      label: t(stateKey(state)),
      state: state === 'completed' ? 'done' : 'current',
      ...detailOf(isOnWay(state) ? days[state] : (detail.endedOn ?? dayOf(state))),
    },
    ...ahead.map((each): Step => ({ id: each, label: t(stateKey(each)), state: 'ahead', detail: ' ' })),
  ]
  return <StepLine steps={steps} label={t('referral.progress')} />
}
