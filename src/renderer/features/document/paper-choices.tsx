import { SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  paperOptions,
  type NumberChoice,
  type PaperOptions,
  type PaperType,
} from '#shared/features/document/document.schema.ts'
import { choicesFor } from '#shared/features/document/document.rules.ts'
import { certificateTitles } from '#shared/features/document/papers/certificate.schema.ts'
import { documentType, type DocumentType } from '#shared/features/number/number.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { AnnexFields } from './annex-fields.tsx'
import { NoticeFields } from './notice-fields.tsx'
import { PeriodFields } from './period-fields.tsx'
import { SignatorySelect } from './signatory-select.tsx'
import { YearField } from './year-field.tsx'
import classes from './workshop.module.css'

/** What is typed and chosen so far; texts may still be empty. */
export type Choices = Omit<PaperOptions, 'witness' | 'contact'> & {
  witness: { title: string; name: string; nip: string } | null
  contact: { unit: string; phone: string; hours: string } | null
  number: NumberChoice
}

export const freshChoices: Choices = {
  ...paperOptions.parse({}),
  witness: null,
  contact: null,
  number: { kind: 'none' },
}

/** A witness counts once both his title and his name are typed, a contact once its unit is. */
export const optionsOf = ({
  number: _number,
  witness,
  contact,
  copiesTo,
  annexes,
  ...choices
}: Choices): PaperOptions => ({
  ...choices,
  witness: witness && witness.title.trim() !== '' && witness.name.trim() !== '' ? witness : null,
  contact: contact && contact.unit.trim() !== '' ? contact : null,
  copiesTo: copiesTo.filter((recipient) => recipient.trim() !== ''),
  annexes: annexes.filter((annex) => annex.trim() !== ''),
})

type PaperChoicesProps = {
  type: PaperType
  choices: Choices
  onChange: (choices: Choices) => void
  datedOn: PlainDate | null
  /** The size the paper has now, the office's preference where nothing was chosen. */
  size: 'a4' | 'f4'
  /** Whether it carries a code now, the office's preference where nothing was chosen. */
  withProof: boolean
  /** The number of the record, on papers that have none of their own. */
  ownNumber: string | null
}

/** What can still be chosen about a paper; everything else comes from its records. */
export const PaperChoices = ({
  type,
  choices,
  onChange,
  datedOn,
  size,
  withProof,
  ownNumber,
}: PaperChoicesProps) => {
  const t = useT()
  const can = choicesFor(type)
  const set = (change: Partial<Choices>): void => onChange({ ...choices, ...change })
  return (
    <Stack gap="md">
      {can.title && (
        <Select
          label={t('document.choiceTitle')}
          data={[...certificateTitles]}
          value={choices.title}
          allowDeselect={false}
          onChange={(value) =>
            set({ title: certificateTitles.find((title) => title === value) ?? choices.title })
          }
        />
      )}
      {can.year && <YearField value={choices.year} onChange={(year) => set({ year })} />}
      {can.period && <PeriodFields value={choices.period} onChange={(period) => set({ period })} />}
      {can.number ? (
        <NumberField
          type={type}
          value={choices.number}
          onChange={(number) => set({ number })}
          datedOn={datedOn}
        />
      ) : (
        ownNumber !== null && (
          <div>
            <Text size="sm" fw={500}>
              {t('document.columnNumber')}
            </Text>
            <Text className="figures">{ownNumber}</Text>
          </div>
        )
      )}
      {can.paper && (
        <div>
          <Text size="sm" fw={500} mb={4} id="paper-size">
            {t('document.choicePaper')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="paper-size"
            data={[
              { value: 'a4', label: t('document.paperA4') },
              { value: 'f4', label: t('document.paperF4') },
            ]}
            value={choices.paper ?? size}
            onChange={(value) => set({ paper: value === 'f4' ? 'f4' : 'a4' })}
          />
        </div>
      )}
      {can.annexes && <AnnexFields value={choices.annexes} onChange={(annexes) => set({ annexes })} />}
      {can.notice && <NoticeFields choices={choices} onChange={set} />}
      {can.signatory && datedOn !== null && (
        <SignatorySelect
          value={choices.signatoryId}
          onChange={(signatoryId) => set({ signatoryId })}
          datedOn={datedOn}
        />
      )}
      {can.opinion && (
        <Switch
          label={t('document.withOpinion')}
          description={t('document.withOpinionHint')}
          checked={choices.withOpinion}
          onChange={({ currentTarget }) => set({ withOpinion: currentTarget.checked })}
        />
      )}
      {can.proof && (
        <Switch
          label={t('document.withProof')}
          description={t('document.withProofHint')}
          checked={choices.withProof ?? withProof}
          onChange={({ currentTarget }) => set({ withProof: currentTarget.checked })}
        />
      )}
      {can.witness && <WitnessFields value={choices.witness} onChange={(witness) => set({ witness })} />}
    </Stack>
  )
}

type NumberFieldProps = {
  type: PaperType
  value: NumberChoice
  onChange: (value: NumberChoice) => void
  datedOn: PlainDate | null
}

const NumberField = ({ type, value, onChange, datedOn }: NumberFieldProps) => {
  const t = useT()
  const [typed, setTyped] = useState(value.kind === 'external' ? value.external : '')
  const announce = useDebouncedCallback((external: string) => onChange({ kind: 'external', external }), 250)
  const choose = (kind: string): void => {
    if (kind === 'external') onChange({ kind, external: typed })
    else onChange({ kind: kind === 'pattern' ? 'pattern' : 'none' })
  }
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id="paper-number">
        {t(type === 'certificate' ? 'document.choiceNumber' : 'document.choiceLetterNumber')}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby="paper-number"
        data={[
          { value: 'none', label: t('document.numberNone') },
          { value: 'pattern', label: t('document.numberPattern') },
          { value: 'external', label: t('document.numberExternal') },
        ]}
        value={value.kind}
        onChange={choose}
      />
      {value.kind === 'none' && (
        <p className={classes.hint}>
          {t(type === 'certificate' ? 'document.numberNoneHint' : 'document.numberNoneHintLetter')}
        </p>
      )}
      {value.kind === 'pattern' && datedOn !== null && <NextNumber type={type} datedOn={datedOn} />}
      {value.kind === 'external' && (
        <TextInput
          mt="xs"
          aria-label={t('document.numberTyped')}
          placeholder={t('document.numberTyped')}
          maxLength={80}
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            announce(currentTarget.value)
          }}
        />
      )}
    </div>
  )
}

/** The number the pattern gives next. It is taken only when the paper is issued, so somebody may be faster. */
export const useNextNumber = (type: DocumentType | undefined, datedOn: PlainDate | null, wanted: boolean) =>
  useQuery({
    ...orpc.number.preview.queryOptions({
      input: { documentType: type ?? 'certificate', datedOn: datedOn ?? ('2000-01-01' as PlainDate) },
    }),
    enabled: wanted && datedOn !== null && type !== undefined,
  })

const NextNumber = ({ type, datedOn }: { type: PaperType; datedOn: PlainDate }) => {
  const t = useT()
  const numbered = documentType.safeParse(type).data
  const { data } = useNextNumber(numbered, datedOn, true)
  if (!data) return <p className={classes.hint}>{t('common.loading')}</p>
  if (data.number === null) {
    return (
      <p className={classes.hint}>
        {t(type === 'certificate' ? 'document.numberNoPattern' : 'document.numberNoPatternLetter')}{' '}
        <AppLink to={`/documents/numbers/patterns/${numbered ?? ''}`}>{t('document.numberSettings')}</AppLink>
      </p>
    )
  }
  return (
    <p className={classes.hint}>
      {t('document.numberNext')} <b className="figures">{data.number}</b>
    </p>
  )
}

type WitnessFieldsProps = { value: Choices['witness']; onChange: (value: Choices['witness']) => void }

const WitnessFields = ({ value, onChange }: WitnessFieldsProps) => {
  const t = useT()
  const [kept, setKept] = useState(value ?? { title: '', name: '', nip: '' })
  const announce = useDebouncedCallback(onChange, 300)
  const set = (change: Partial<typeof kept>): void => {
    const next = { ...kept, ...change }
    setKept(next)
    announce(next)
  }
  return (
    <div>
      <Switch
        label={t('document.witness')}
        description={t('document.witnessHint')}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? kept : null)}
      />
      {value !== null && (
        <Stack gap="xs" mt="sm">
          <TextInput
            label={t('document.witnessTitle')}
            maxLength={160}
            value={kept.title}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          />
          <TextInput
            label={t('document.witnessName')}
            maxLength={120}
            data-private
            value={kept.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            label={t('document.witnessNip')}
            maxLength={30}
            value={kept.nip}
            onChange={({ currentTarget }) => set({ nip: currentTarget.value })}
          />
        </Stack>
      )}
    </div>
  )
}
