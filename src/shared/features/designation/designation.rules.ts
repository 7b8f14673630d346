import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { signatoriesOn } from '../office/office.rules.ts'
import type { Signatory } from '../office/office.schema.ts'
import { canHoldMilestone, type DatedFact, villageStateOn } from '../village/milestone.rules.ts'
import type { VillageState } from '../village/village.schema.ts'
import type {
  Decree,
  DecreeProgress,
  Designation,
  DesignationWarning,
  TakenVillage,
} from './designation.schema.ts'

export const canEditDraft = ({ state }: Pick<Decree, 'state'>): Verdict =>
  state === 'draft' ? allowed : refused('DECREE_NOT_DRAFT', { state })

/** A draft can lose a village, or be thrown away, only while no ceremony was recorded for it. */
export const canDropFromDraft = (
  villages: readonly { villageName: string; designation: Pick<Designation, 'inauguratedOn'> }[],
): Verdict => {
  const held = villages.find((item) => item.designation.inauguratedOn !== null)
  return held ? refused('DESIGNATION_HAS_INAUGURATION', { villageName: held.villageName }) : allowed
}

/** Whether a decree with this much filled in can be decided (ditetapkan). The number is asked for in the act itself. */
export const canDecide = (
  decree: Pick<Decree, 'state' | 'decidedOn' | 'signatoryName'>,
  villageCount: number,
  taken: readonly TakenVillage[],
): Verdict => {
  const editable = canEditDraft(decree)
  if (!editable.allowed) return editable
  if (villageCount === 0) return refused('DECREE_VILLAGES_MISSING')
  if (decree.decidedOn === null) return refused('DECREE_DATE_MISSING')
  if (decree.signatoryName === null) return refused('DECREE_SIGNATORY_MISSING')
  const [first] = taken
  return first ? refused('VILLAGE_ALREADY_DESIGNATED', { ...first }) : allowed
}

/** Whether the frozen signatory stood among those who sign for the office on the decree's day. */
export const canSignOn = (
  people: readonly Signatory[],
  decree: Pick<Decree, 'signatoryName' | 'signatoryCapacity'>,
  decidedOn: PlainDate,
): Verdict =>
  signatoriesOn(people, decidedOn).some(
    ({ fullName, capacity }) => fullName === decree.signatoryName && capacity === decree.signatoryCapacity,
  )
    ? allowed
    : refused('SIGNATORY_NOT_VALID', { name: decree.signatoryName ?? '', decidedOn })

/** States in which an older designation no longer stands in the way of a new one. */
const closed: ReadonlySet<VillageState> = new Set(['ended', 'declined'])
export const isOpenForDesignation = (state: VillageState): boolean => closed.has(state)

export const canRevoke = (
  { state, decidedOn }: Pick<Decree, 'state' | 'decidedOn'>,
  revokedOn: PlainDate,
  today: PlainDate,
): Verdict => {
  if (state !== 'decided' || decidedOn === null) return refused('DECREE_NOT_DECIDED', { state })
  if (revokedOn < decidedOn) return refused('REVOCATION_BEFORE_DECREE', { decidedOn })
  return revokedOn > today ? refused('REVOCATION_IN_FUTURE', { today }) : allowed
}

const canChangeDesignation = (
  { state }: Pick<Decree, 'state'>,
  { endedOn }: Pick<Designation, 'endedOn'>,
): Verdict => {
  if (state === 'revoked') return refused('DECREE_NOT_DECIDED', { state })
  return endedOn === null ? allowed : refused('DESIGNATION_ENDED', { endedOn })
}

/** Whether a ceremony can be recorded. It may come before the decree: a draft takes it too. */
export const canInaugurate = (
  decree: Pick<Decree, 'state'>,
  designation: Pick<Designation, 'inauguratedOn' | 'endedOn'>,
): Verdict => {
  const changeable = canChangeDesignation(decree, designation)
  if (!changeable.allowed) return changeable
  const { inauguratedOn } = designation
  return inauguratedOn === null ? allowed : refused('DESIGNATION_ALREADY_INAUGURATED', { inauguratedOn })
}

/** Whether the facts of a recorded ceremony can be put right. */
export const canCorrectInauguration = (
  decree: Pick<Decree, 'state'>,
  designation: Pick<Designation, 'inauguratedOn' | 'endedOn'>,
): Verdict => {
  const changeable = canChangeDesignation(decree, designation)
  if (!changeable.allowed) return changeable
  return designation.inauguratedOn === null ? refused('DESIGNATION_NOT_INAUGURATED') : allowed
}

export const canFollowUp = (
  decree: Pick<Decree, 'state' | 'decidedOn'>,
  designation: Pick<Designation, 'endedOn'>,
  validUntil: PlainDate | null,
): Verdict => {
  const changeable = canChangeDesignation(decree, designation)
  if (!changeable.allowed) return changeable
  const { decidedOn } = decree
  return validUntil !== null && decidedOn !== null && validUntil < decidedOn
    ? refused('DESIGNATION_VALIDITY_BEFORE_DECREE', { decidedOn })
    : allowed
}

/** Whether the designation of one village can end, the decree standing for the others. */
export const canEnd = (
  { state, decidedOn }: Pick<Decree, 'state' | 'decidedOn'>,
  designation: Pick<Designation, 'endedOn'>,
  endedOn: PlainDate,
  today: PlainDate,
): Verdict => {
  if (state !== 'decided' || decidedOn === null) return refused('DECREE_NOT_DECIDED', { state })
  if (designation.endedOn !== null) return refused('DESIGNATION_ENDED', { endedOn: designation.endedOn })
  if (endedOn < decidedOn) return refused('DESIGNATION_END_BEFORE_DECREE', { decidedOn })
  return endedOn > today ? refused('DESIGNATION_END_IN_FUTURE', { today }) : allowed
}

/** Whether the fact fits into the village's history. */
export const canJoinHistory = (facts: readonly DatedFact[], fact: DatedFact, villageName: string): Verdict =>
  canHoldMilestone(facts, fact).allowed
    ? allowed
    : refused('VILLAGE_HISTORY_PREVENTS', { villageName, occurredOn: fact.occurredOn })

/** Whether a decree of that day begins a new partnership, and does not reach back behind the end of the last one. */
export const canBeginOn = (
  facts: readonly DatedFact[],
  decidedOn: PlainDate,
  villageName: string,
): Verdict => {
  const end = facts.findLast(({ kind, occurredOn }) => kind === 'ended' && occurredOn > decidedOn)
  return end ? refused('DECREE_BEFORE_VILLAGE_END', { villageName, endedOn: end.occurredOn }) : allowed
}

/** Whether an end must still be written: a village that already ended on its own page does not end twice. */
export const needsEnd = (facts: readonly DatedFact[], day: PlainDate): boolean =>
  !closed.has(villageStateOn(facts, day))

type Ceremony = { villageName: string; inauguratedOn: PlainDate }

/** What an officer should read before a decree is decided. Two dates are never forced to be equal. */
export const warningsForDecree = (
  decidedOn: PlainDate,
  facts: {
    ceremonies: readonly Ceremony[]
    agreement: { title: string; startsOn: PlainDate | null; endsOn: PlainDate | null } | null
    outsideWorkingArea: readonly { villageName: string; regencyName: string }[]
  },
  today: PlainDate,
): DesignationWarning[] => {
  const { ceremonies, agreement, outsideWorkingArea } = facts
  const future: DesignationWarning[] =
    decidedOn > today ? [{ code: 'DECREE_IN_FUTURE', data: { decidedOn } }] : []
  const late = ceremonies
    .filter(({ inauguratedOn }) => inauguratedOn < decidedOn)
    .map((ceremony): DesignationWarning => ({
      code: 'DECREE_AFTER_INAUGURATION',
      data: { ...ceremony, decidedOn },
    }))
  const isOutside =
    agreement !== null &&
    ((agreement.startsOn !== null && decidedOn < agreement.startsOn) ||
      (agreement.endsOn !== null && agreement.endsOn < decidedOn))
  const outside: DesignationWarning[] = isOutside
    ? [{ code: 'AGREEMENT_NOT_IN_FORCE', data: { title: agreement.title, decidedOn } }]
    : []
  const foreign = outsideWorkingArea.map((item): DesignationWarning => ({
    code: 'DECREE_VILLAGE_OUTSIDE_WORKING_AREA',
    data: item,
  }))
  return [...future, ...late, ...outside, ...foreign]
}

/** What an officer should read before a ceremony is recorded. */
export const warningsForInauguration = (
  { state, decidedOn }: Pick<Decree, 'state' | 'decidedOn'>,
  inauguratedOn: PlainDate,
  today: PlainDate,
): DesignationWarning[] => {
  const warnings: DesignationWarning[] = []
  if (state === 'draft') warnings.push({ code: 'INAUGURATION_WITHOUT_DECREE', data: { inauguratedOn } })
  if (decidedOn !== null && inauguratedOn < decidedOn) {
    warnings.push({ code: 'INAUGURATION_BEFORE_DECREE', data: { inauguratedOn, decidedOn } })
  }
  if (inauguratedOn > today) warnings.push({ code: 'INAUGURATION_IN_FUTURE', data: { inauguratedOn } })
  return warnings
}

/** How far a decree is. Villages whose designation ended without a ceremony are not waited for. */
export const progressFor = (
  state: Decree['state'],
  designations: readonly Pick<Designation, 'inauguratedOn' | 'endedOn'>[],
): DecreeProgress => {
  if (state !== 'decided') return state
  const inaugurated = designations.filter(({ inauguratedOn }) => inauguratedOn !== null).length
  const awaited = designations.filter(
    ({ inauguratedOn, endedOn }) => inauguratedOn === null && endedOn === null,
  )
  if (inaugurated === 0) return 'decided'
  return awaited.length === 0 ? 'inaugurated' : 'partlyInaugurated'
}
