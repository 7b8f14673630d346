import { Select } from '@mantine/core'
import type {
  DecidableSubject,
  DecisionDesk,
  DecisionKind,
} from '#shared/features/decision/decision.schema.ts'
import { decisionKind, decisionKinds } from '#shared/features/decision/decision.schema.ts'
import { canChooseKind } from '#shared/features/decision/decision-desk.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './decide.module.css'
import { kindGroups, kindKey } from './decision-words.ts'

type KindSelectProps = {
  desk: DecisionDesk
  persons: readonly DecidableSubject[]
  decidedOn: PlainDate
  value: DecisionKind | null
  onChange: (kind: DecisionKind | null) => void
  error: string | undefined
  autoFocus: boolean
}

/** Every decision there is; what cannot be decided now stays in the list with the reason the service would give. */
export const KindSelect = ({
  desk,
  persons,
  decidedOn,
  value,
  onChange,
  error,
  autoFocus,
}: KindSelectProps) => {
  const t = useT()
  const { roles } = useSession()
  const reasons = new Map(
    decisionKinds.map((kind) => [
      kind,
      verdictReason(canChooseKind(desk, persons, { kind, decidedOn, roles })),
    ]),
  )
  return (
    <Select
      label={t('decision.kindLabel')}
      placeholder={t('decision.kindPlaceholder')}
      required
      searchable
      openOnFocus={false}
      maxDropdownHeight={420}
      classNames={{ option: classes.kind }}
      data-autofocus={autoFocus || undefined}
      data={kindGroups.map(([group, kinds]) => ({
        group: t(`decision.group.${group}`),
        items: kinds.map((kind) => ({
          value: kind,
          label: t(kindKey(kind)),
          disabled: reasons.get(kind) !== undefined,
        })),
      }))}
      renderOption={({ option }) => {
        const reason = reasons.get(decisionKind.parse(option.value))
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            {reason !== undefined && <span className={classes.optionReason}>{reason}</span>}
          </span>
        )
      }}
      value={value}
      onChange={(chosen) => onChange(decisionKind.nullable().parse(chosen))}
      error={error}
    />
  )
}
