import { Button, Checkbox, Group, Popover, Select, TextInput } from '@mantine/core'
import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import { canReferPerson } from '#shared/features/referral/referral.rules.ts'
import {
  disclosedField,
  disclosedFields,
  referralConsent,
  referralConsents,
  type ReferralKind,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralBasis } from '#shared/features/referral/referral-view.schema.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { consentKey, disclosedKey } from './referral-words.ts'
import type { PersonValues } from './referral-values.ts'
import classes from './referral.module.css'

type PeopleFieldsProps = {
  basis: ReferralBasis
  people: readonly PersonValues[]
  kind: ReferralKind
  agencyKinds: readonly AgencyKind[]
  error: string | undefined
  onChange: (people: PersonValues[]) => void
}

/** One row a person: whether he is meant, whether he agreed, and exactly what of him is disclosed. */
export const PeopleFields = ({ basis, people, kind, agencyKinds, error, onChange }: PeopleFieldsProps) => {
  const t = useT()
  const chosen = people.filter(({ isChosen }) => isChosen)
  const isAll = chosen.length === people.length
  const change = (subjectId: string, changes: Partial<PersonValues>): void =>
    onChange(people.map((person) => (person.subjectId === subjectId ? { ...person, ...changes } : person)))
  const forAll = (disclosed: PersonValues['disclosed']): void =>
    onChange(
      people.map((person) => {
        const known = basis.people.find(({ subjectId }) => subjectId === person.subjectId)?.known ?? []
        return { ...person, disclosed: disclosed.filter((field) => known.includes(field)) }
      }),
    )
  return (
    <>
      <div className={classes.peopleScroll}>
        <table className={classes.people}>
          <thead>
            <tr>
              <th>
                {people.length > 1 ? (
                  <Checkbox
                    size="xs"
                    label={t('referral.allPeople')}
                    checked={isAll}
                    indeterminate={!isAll && chosen.length > 0}
                    onChange={({ currentTarget: { checked } }) =>
                      onChange(people.map((person) => ({ ...person, isChosen: checked })))
                    }
                  />
                ) : (
                  t('referral.person')
                )}
              </th>
              <th>{t('referral.consentOf')}</th>
              <th>{t('referral.consentReason')}</th>
              <th>{t('referral.disclosedOf')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const facts = basis.people.find(({ subjectId }) => subjectId === person.subjectId)
              return (
                facts && (
                  <PersonRow
                    key={person.subjectId}
                    person={person}
                    facts={facts}
                    kind={kind}
                    agencyKinds={agencyKinds}
                    isOne={people.length === 1}
                    onChange={(changes) => change(person.subjectId, changes)}
                    onAll={forAll}
                  />
                )
              )
            })}
          </tbody>
        </table>
      </div>
      {error !== undefined && (
        <p className={classes.problem} role="alert">
          {error}
        </p>
      )}
    </>
  )
}

type PersonRowProps = {
  person: PersonValues
  facts: ReferralBasis['people'][number]
  kind: ReferralKind
  agencyKinds: readonly AgencyKind[]
  isOne: boolean
  onChange: (changes: Partial<PersonValues>) => void
  onAll: (disclosed: PersonValues['disclosed']) => void
}

const PersonRow = ({ person, facts, kind, agencyKinds, isOne, onChange, onAll }: PersonRowProps) => {
  const t = useT()
  const { isChosen, consent, consentReason, disclosed } = person
  const { position, shownName, isChild, age } = facts
  const reason = consentReason.trim() === '' ? null : consentReason
  const verdict = canReferPerson({ isChild, position, consent, consentReason: reason }, kind, agencyKinds)
  // That a reason is missing is said in its field; red is what cannot be.
  const isImpossible = isChosen && !verdict.allowed && verdict.code !== 'REFERRAL_CONSENT_REASON_NEEDED'
  const who = [
    `${position}. ${shownName}`,
    age !== null && t('referral.age', { age }),
    isChild && t('referral.child'),
  ]
  return (
    <tr>
      <td data-private>
        <Checkbox
          label={who.filter(Boolean).join(' · ')}
          data-path={position === 1 ? 'subjects' : undefined}
          checked={isChosen}
          onChange={({ currentTarget }) => onChange({ isChosen: currentTarget.checked })}
        />
      </td>
      <td>
        <Select
          aria-label={`${t('referral.consentOf')} ${position}`}
          disabled={!isChosen || isChild}
          allowDeselect={false}
          data={referralConsents.map((value) => ({ value, label: t(consentKey(value)) }))}
          value={consent}
          onChange={(value) => onChange({ consent: referralConsent.catch(consent).parse(value) })}
        />
      </td>
      <td>
        <TextInput
          aria-label={`${t('referral.consentReason')} ${position}`}
          disabled={!isChosen || consent === 'given'}
          maxLength={300}
          placeholder={
            consent === 'given' ? '' : t(isChild ? 'referral.childReason' : 'referral.reasonNeeded')
          }
          value={consentReason}
          onChange={({ currentTarget }) => onChange({ consentReason: currentTarget.value })}
          error={isImpossible ? verdictReason(verdict) : undefined}
          data-private
        />
      </td>
      <td>
        <DisclosedField
          disabled={!isChosen}
          known={facts.known}
          disclosed={disclosed}
          onChange={(next) => onChange({ disclosed: next })}
          onAll={isOne ? undefined : () => onAll(disclosed)}
        />
      </td>
    </tr>
  )
}

type DisclosedFieldProps = {
  disabled: boolean
  known: PersonValues['disclosed']
  disclosed: PersonValues['disclosed']
  onChange: (disclosed: PersonValues['disclosed']) => void
  onAll: (() => void) | undefined
}

const DisclosedField = ({ disabled, known, disclosed, onChange, onAll }: DisclosedFieldProps) => {
  const t = useT()
  const words = disclosed.map((field) => t(disclosedKey(field))).join(', ')
  return (
    <>
      <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" size="sm" fw={500} disabled={disabled}>
            {disclosed.length === 0
              ? t('referral.disclosedNone')
              : t('referral.disclosedCount', { count: disclosed.length })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Checkbox.Group
            value={disclosed}
            onChange={(values) =>
              onChange(
                disclosedFields.filter((field) =>
                  values.some((each) => disclosedField.parse(each) === field),
                ),
              )
            }
          >
            <div className={classes.ticks}>
              {disclosedFields
                .filter((field) => known.includes(field) || disclosed.includes(field))
                .map((field) => (
                  <Checkbox key={field} value={field} label={t(disclosedKey(field))} />
                ))}
            </div>
          </Checkbox.Group>
          <p className={classes.chosen}>{t('referral.disclosedUnknown')}</p>
          {onAll && (
            <Group justify="flex-end" mt="md">
              <Button variant="light" size="xs" onClick={onAll}>
                {t('referral.disclosedToAll')}
              </Button>
            </Group>
          )}
        </Popover.Dropdown>
      </Popover>
      {!disabled && words !== '' && <div className={classes.chosen}>{words}</div>}
    </>
  )
}
