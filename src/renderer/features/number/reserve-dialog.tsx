import { Input, Modal, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import {
  documentType,
  type DocumentType,
  documentTypes,
  longestNumber,
  type NumberEntry,
} from '#shared/features/number/number.schema.ts'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import classes from './number-register.module.css'
import { typeKey } from './number-words.ts'
import { refreshNumbers } from './number.queries.ts'

const paper = { documentType, datedOn: plainDate }
const reason = line(300)

/** A number typed by hand must be there: an empty one would silently take the next of the pattern. */
const reservation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('next'), ...paper, reason }),
  z.object({ kind: z.literal('given'), ...paper, number: line(longestNumber), reason }),
])

type ReserveValues = {
  kind: z.output<typeof reservation>['kind']
  documentType: DocumentType
  datedOn: PlainDate | null
  number: string
  reason: string
}

type ReserveDialogProps = {
  /** The type the register is filtered by. */
  documentType: DocumentType | null
  onReserved: (entry: NumberEntry) => void
  onClose: () => void
}

/** Keeps a number for a paper that is not made yet: the next one, or one given by others. */
export const ReserveDialog = ({ documentType: wanted, onReserved, onClose }: ReserveDialogProps) => {
  const t = useT()
  const { may, day } = useSession()
  const initialValues: ReserveValues = {
    kind: 'next',
    documentType: wanted ?? 'decree',
    datedOn: day,
    number: '',
    reason: '',
  }
  const state = useContractForm({
    schema: reservation,
    initialValues,
    refusalFields: {
      NUMBER_TAKEN: 'number',
      NUMBER_PATTERN_MISSING: 'documentType',
      NUMBER_COUNTER_EXHAUSTED: 'documentType',
    },
    submit: async (input) => {
      const external = input.kind === 'given' ? input.number : null
      const entry = await client.number.reserve({
        documentType: input.documentType,
        datedOn: input.datedOn,
        reason: input.reason,
        external,
      })
      await refreshNumbers()
      showDone(t('number.reserved', { number: entry.number }))
      onClose()
      onReserved(entry)
    },
  })
  const { form } = state
  const { kind, documentType: type, datedOn } = form.getValues()
  const next = useNext(type, datedOn)
  const missing = kind === 'next' && next?.number === null
  const patternThere: Verdict = missing ? refused('NUMBER_PATTERN_MISSING', { documentType: type }) : allowed
  return (
    <Modal opened onClose={onClose} size={540} title={t('number.reserve')}>
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            submitLabel={t('number.reserve')}
            verdict={may('document.issue').allowed ? patternThere : may('document.issue')}
            onCancel={onClose}
          />
        }
      >
        <Stack gap="md">
          <SimpleGrid cols={2} spacing="md">
            <Select
              label={t('number.columnType')}
              required
              allowDeselect={false}
              data-autofocus
              data={documentTypes.map((value) => ({ value, label: t(typeKey(value)) }))}
              {...form.getInputProps('documentType')}
            />
            <PlainDateField label={t('number.datedOn')} required {...form.getInputProps('datedOn')} />
          </SimpleGrid>
          <Input.Wrapper label={t('number.columnNumber')}>
            <Stack gap={8}>
              <SegmentedControl
                fullWidth
                aria-label={t('number.columnNumber')}
                data={[
                  { value: 'next', label: t('number.kindNext') },
                  { value: 'given', label: t('number.kindGiven') },
                ]}
                value={kind}
                onChange={(value) => form.setFieldValue('kind', value === 'given' ? 'given' : 'next')}
              />
              {kind === 'given' ? (
                <TextInput
                  aria-label={t('number.givenNumber')}
                  placeholder={t('number.givenNumber')}
                  maxLength={longestNumber}
                  {...form.getInputProps('number')}
                />
              ) : (
                <div className={classes.nextNumber}>
                  {next && next.number !== null && <b>{next.number}</b>}
                  {missing && (
                    <span>
                      {t('number.patternMissing', { type: t(typeKey(type)) })}{' '}
                      <AppLink to={`/documents/numbers/patterns/${type}`}>{t('number.toPatterns')}</AppLink>
                    </span>
                  )}
                  {!missing && (
                    <span>{t(datedOn === null ? 'number.nextNeedsDate' : 'number.nextHint')}</span>
                  )}
                </div>
              )}
            </Stack>
          </Input.Wrapper>
          <TextInput
            label={t('number.reserveReason')}
            description={t('number.reserveReasonHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            maxLength={300}
            {...form.getInputProps('reason')}
          />
        </Stack>
      </ContractForm>
    </Modal>
  )
}

/** The number such a paper would get now; nothing is taken by looking. */
const useNext = (type: DocumentType, datedOn: PlainDate | null) => {
  const { day } = useSession()
  const { data } = useQuery({
    ...orpc.number.preview.queryOptions({ input: { documentType: type, datedOn: datedOn ?? day } }),
    placeholderData: keepPreviousData,
    enabled: datedOn !== null,
  })
  return datedOn === null ? undefined : data
}
