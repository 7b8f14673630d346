import { Button, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { decisionVerdict, isBurdening, needsStatute } from '#shared/features/decision/decision-table.rules.ts'
import { deferralPeriodFor, suspensionPeriodFor } from '#shared/features/decision/decision.rules.ts'
import {
  type DecidableSubject,
  type DecisionDesk,
  type DecisionKind,
  reasonCode,
  reasonCodes,
} from '#shared/features/decision/decision.schema.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import type { PurposeDocument } from '#shared/features/reference/reference.schema.ts'
import { addMonths } from '#shared/features/clock/clock.rules.ts'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ArticleField } from './article-field.tsx'
import { AskedDocumentsField } from './asked-documents-field.tsx'
import classes from './decide.module.css'
import { type ChoiceDraft, reasonFor, usualDocuments } from './decide-state.ts'
import { reasonKey } from './decision-words.ts'
import { KindSelect } from './kind-select.tsx'

export type ChoiceErrors = Partial<
  Record<'kind' | 'persons' | 'ground' | 'reasonCode' | 'statuteText' | 'dueOn' | 'blockedUntil', string>
>

type ChoiceCardProps = {
  desk: DecisionDesk
  choice: ChoiceDraft
  /** Place among the decisions of the act; the first is no exception. */
  place: number
  isOnly: boolean
  persons: readonly DecidableSubject[]
  decidedOn: PlainDate
  statutes: readonly Statute[]
  purposeDocuments: readonly PurposeDocument[]
  errors: ChoiceErrors
  /** The day of the whole act, in the first decision. */
  day?: ReactNode
  onChange: (change: Partial<ChoiceDraft>) => void
  onRemove: () => void
}

/** One decision with everything it has to say; which fields there are follows from its kind. */
export const ChoiceCard = (props: ChoiceCardProps) => {
  const { desk, choice, place, isOnly, persons, decidedOn, statutes, errors, day, onChange, onRemove } = props
  const t = useT()
  const { kind } = choice
  const isBare = isOnly && persons.length === 0
  const name = isBare
    ? 'choiceNobody'
    : isOnly
      ? 'choiceOnly'
      : place === 1
        ? 'choiceFirst'
        : 'choiceException'
  return (
    <SectionCard
      // In a case of one person there is nothing to tell apart.
      {...(desk.subjects.length > 1
        ? { title: t(`decision.${name}`, { place, count: persons.length }) }
        : {})}
      {...(errors.persons === undefined
        ? {}
        : { line: <span className={classes.missing}>{errors.persons}</span> })}
      actions={
        place > 1 && (
          <Button variant="subtle" size="compact-sm" color="gray" onClick={onRemove}>
            {t('decision.removeChoice')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <div className={classes.first} data-dated={day !== undefined || undefined}>
          {day}
          <KindSelect
            desk={desk}
            persons={persons}
            decidedOn={decidedOn}
            value={kind}
            autoFocus={place === 1}
            error={errors.kind}
            onChange={(next) => onChange({ kind: next, ...reasonFor(next, choice, persons) })}
          />
        </div>
        {kind !== null && <SecondPersonLine desk={desk} kind={kind} />}
        {kind !== null && (
          <>
            <SimpleGrid cols={2} spacing="md">
              <Select
                label={t('decision.reasonLabel')}
                placeholder={t('decision.reasonPlaceholder')}
                required={!isBurdening(kind)}
                clearable
                searchable
                openOnFocus={false}
                data={reasonCodes.map((value) => ({ value, label: t(reasonKey(value)) }))}
                value={choice.reasonCode}
                onChange={(value) => onChange({ reasonCode: reasonCode.nullable().parse(value) })}
                error={errors.reasonCode}
              />
              <ArticleField
                statutes={statutes.filter(({ decisionKinds }) => decisionKinds.includes(kind))}
                required={needsStatute(kind)}
                value={choice.article}
                onChange={(article) => onChange({ article })}
                error={errors.statuteText}
              />
            </SimpleGrid>
            <Textarea
              label={t('decision.ground')}
              description={t('decision.groundHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required={isBurdening(kind) || choice.reasonCode === 'other'}
              autosize
              minRows={2}
              maxRows={10}
              maxLength={4000}
              value={choice.ground}
              onChange={({ currentTarget }) => onChange({ ground: currentTarget.value })}
              error={errors.ground}
            />
            {kind === 'passportDeferred' && <DeferralFields {...props} />}
            {kind === 'issuanceSuspended' && <SuspensionFields {...props} />}
          </>
        )}
      </Stack>
    </SectionCard>
  )
}

/** Said before it is saved: it will not hold at once. */
const SecondPersonLine = ({ desk, kind }: { desk: DecisionDesk; kind: DecisionKind }) => {
  const t = useT()
  const { roles } = useSession()
  const { answer } = decisionVerdict(desk.state, kind, roles, desk.number)
  return answer === 'confirm' ? <p className={classes.second}>{t('decision.needsSecond')}</p> : null
}

const DeferralFields = ({
  choice,
  persons,
  decidedOn,
  purposeDocuments,
  errors,
  onChange,
}: ChoiceCardProps) => {
  const t = useT()
  const usual = usualDocuments(purposeDocuments, persons, decidedOn)
  const bySetting = useQuery(orpc.decision.deferralDueOn.queryOptions({ input: { decidedOn } })).data?.dueOn
  const dueOn = choice.dueOn ?? bySetting ?? null
  const { earliest, latest } = deferralPeriodFor(decidedOn)
  return (
    <>
      <AskedDocumentsField
        entries={purposeDocuments}
        usual={usual}
        decidedOn={decidedOn}
        choice={choice}
        onChange={onChange}
      />
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField
          label={t('decision.dueOn')}
          minDate={earliest}
          maxDate={latest}
          value={dueOn}
          onChange={(day) => onChange({ dueOn: day === bySetting ? null : day })}
          description={
            dueOn !== null &&
            t(choice.dueOn === null ? 'decision.dueBySetting' : 'decision.dueChosen', {
              count: daysBetween(decidedOn, dueOn),
              from: formatDate(decidedOn),
            })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={errors.dueOn}
        />
      </SimpleGrid>
    </>
  )
}

const suspensionMonths = [6, 12, 24] as const

const SuspensionFields = ({ choice, decidedOn, errors, onChange }: ChoiceCardProps) => {
  const t = useT()
  const { earliest, latest } = suspensionPeriodFor(decidedOn)
  return (
    <div>
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField
          label={t('decision.blockedUntil')}
          required
          minDate={earliest}
          maxDate={latest}
          value={choice.blockedUntil}
          onChange={(blockedUntil) => onChange({ blockedUntil })}
          description={t('decision.blockedBounds', {
            earliest: formatDate(earliest),
            latest: formatDate(latest),
          })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={errors.blockedUntil}
        />
        <Group gap={6} mt={24} align="flex-start">
          {suspensionMonths.map((months) => (
            <Button
              key={months}
              variant="default"
              size="xs"
              onClick={() => onChange({ blockedUntil: addMonths(decidedOn, months) })}
            >
              {t(months < 12 ? 'decision.months' : 'decision.years', {
                count: months < 12 ? months : months / 12,
              })}
            </Button>
          ))}
        </Group>
      </SimpleGrid>
    </div>
  )
}
