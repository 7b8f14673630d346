import { Checkbox, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canHandOver } from '#shared/features/custody/custody.rules.ts'
import {
  handoverKind,
  handoverKinds,
  type HandoverKind,
  type PresentedDocument,
} from '#shared/features/custody/custody.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { workshopPath } from '#renderer/features/document/document-words.ts'
import { useCasePeople } from '#renderer/features/evidence/evidence.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { documentKindKey, handoverKey } from './custody-words.ts'
import classes from './custody.module.css'
import { refreshCustody } from './custody.queries.ts'
import { MomentFields, useMoment } from './moment-fields.tsx'
import { type Thing, ThingsField } from './things-field.tsx'

type HandoverDialogProps = {
  caseId: string
  held: readonly PresentedDocument[]
  opened: boolean
  onClose: () => void
}
type Texts = Record<
  'place' | 'givenBy' | 'givenByTitle' | 'receivedBy' | 'receivedByTitle' | 'institution' | 'reason',
  string
>

/** What is usual for a kind: the officer gives, or takes in. */
const usualTexts = (kind: HandoverKind, officer: string, office: string): Texts => ({
  place: office,
  givenBy: kind === 'receipt' ? '' : officer,
  givenByTitle: '',
  receivedBy: kind === 'receipt' ? officer : '',
  receivedByTitle: '',
  institution: '',
  reason: '',
})

/** A person, documents or things that changed hands. The paper is opened right after, ready to be printed. */
export const HandoverDialog = ({ caseId, held, opened, onClose }: HandoverDialogProps) => {
  const t = useT()
  const { fullName, officeName } = useSession()
  const people = useCasePeople(caseId)
  const [kind, setKind] = useState<HandoverKind>('document')
  const [texts, setTexts] = useState(() => usualTexts('document', fullName, officeName))
  const [subjectId, setSubjectId] = useState<string | null>(null)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [things, setThings] = useState<Thing[]>([])
  const [asked, setAsked] = useState(false)
  const { moment, setMoment, instant } = useMoment()
  const isReceipt = kind === 'receipt'
  const chosen = kind === 'document' ? held.filter(({ id }) => ids.has(id)) : []
  const items = kind === 'person' ? [] : things.map(({ key: _key, ...thing }) => ({ ...thing, note: null }))
  const facts = {
    kind,
    subjectId: people.find(({ id }) => id === subjectId)?.id ?? null,
    institution: isReceipt || texts.institution.trim() === '' ? null : texts.institution,
    items,
    documents: chosen.map(({ id, version }) => ({ id, version })),
  }
  const lacking = verdictReason(canHandOver(facts))
  const needed: (keyof Texts)[] = ['place', 'givenBy', 'receivedBy', 'reason']
  const record = async (): Promise<boolean> => {
    setAsked(true)
    const unnamed = items.some(({ name }) => name.trim() === '')
    if (!instant || lacking !== undefined || unnamed || needed.some((key) => texts[key].trim() === ''))
      return false
    const { handoverId } = await client.custody.recordHandover({
      ...texts,
      ...facts,
      caseId,
      happenedAt: instant,
    })
    await refreshCustody()
    showDone(t('custody.handoverDone'))
    goTo(workshopPath(isReceipt ? 'documentReceipt' : 'handoverRecord', handoverId))
    return true
  }
  const field = (key: keyof Texts) => ({
    value: texts[key],
    maxLength: key === 'reason' ? 400 : key === 'givenBy' || key === 'receivedBy' ? 120 : 160,
    required: needed.includes(key),
    error: asked && needed.includes(key) && texts[key].trim() === '' ? t('common.valueRequired') : undefined,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setTexts({ ...texts, [key]: currentTarget.value }),
  })
  const change = (next: HandoverKind): void => {
    setKind(next)
    setTexts({ ...usualTexts(next, fullName, officeName), reason: texts.reason, place: texts.place })
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('custody.handoverTitle')}
      size={760}
      confirmLabel={t('custody.handoverConfirm')}
      onConfirm={record}
    >
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          value={kind}
          onChange={(value) => change(handoverKind.parse(value))}
          data={handoverKinds.map((value) => ({ value, label: t(handoverKey(value)) }))}
        />
        <Select
          label={t(kind === 'person' ? 'custody.handedPerson' : 'custody.whose')}
          required={kind === 'person'}
          clearable
          searchable
          data-autofocus
          openOnFocus={false}
          data={people.map(({ id, position, shownName }) => ({
            value: id,
            label: `${position}. ${shownName}`,
          }))}
          value={subjectId}
          onChange={setSubjectId}
          error={asked && kind === 'person' && subjectId === null ? t('common.valueRequired') : undefined}
          data-private
        />
        {kind === 'document' && held.length > 0 && <HeldChoice held={held} ids={ids} onChange={setIds} />}
        {kind !== 'person' && <ThingsField things={things} onChange={setThings} asked={asked} />}
        <MomentFields label={t('custody.happenedOn')} moment={moment} onChange={setMoment} asked={asked} />
        <SimpleGrid cols={2} spacing="md">
          <TextInput label={t('custody.giver')} data-private {...field('givenBy')} />
          <TextInput label={t('custody.giverTitle')} {...field('givenByTitle')} />
          <TextInput label={t('custody.receiver')} data-private {...field('receivedBy')} />
          <TextInput label={t('custody.receiverTitle')} {...field('receivedByTitle')} />
        </SimpleGrid>
        <SimpleGrid cols={2} spacing="md">
          <TextInput label={t('custody.place')} {...field('place')} />
          {!isReceipt && <TextInput label={t('custody.institution')} {...field('institution')} required />}
        </SimpleGrid>
        <TextInput
          label={t('custody.purpose')}
          {...(isReceipt ? { placeholder: t('custody.holdReasonHint') } : {})}
          {...field('reason')}
        />
        {asked && lacking !== undefined && <p className={classes.missing}>{lacking}</p>}
      </Stack>
    </ActDialog>
  )
}

type HeldChoiceProps = {
  held: readonly PresentedDocument[]
  ids: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
}

const HeldChoice = ({ held, ids, onChange }: HeldChoiceProps) => {
  const t = useT()
  const tick = (id: string, ticked: boolean): void =>
    onChange(new Set(ticked ? [...ids, id] : [...ids].filter((one) => one !== id)))
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{t('custody.handoverHeld')}</legend>
      {held.map(({ id, kind, subject, maskedNumber }) => (
        <Checkbox
          key={id}
          label={`${subject.position}. ${subject.shownName} · ${t(documentKindKey(kind))}`}
          description={maskedNumber ?? undefined}
          checked={ids.has(id)}
          onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
          data-private
        />
      ))}
    </fieldset>
  )
}
