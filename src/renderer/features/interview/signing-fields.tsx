import { Radio, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import {
  type InterviewDetail,
  interviewSignature,
  interviewSignatures,
  type InterviewSignature,
  signing,
  type Signing,
} from '#shared/features/interview/interview.schema.ts'
import { useT } from '#renderer/i18n/t.ts'

type Witness = { name: string; occupation: string }
export type SigningValues = {
  signature: InterviewSignature
  refusalReason: string
  witnesses: [Witness, Witness]
}

export const signingValues = (
  { interview }: InterviewDetail,
  signature: InterviewSignature,
): SigningValues => {
  const witness = (index: number): Witness => {
    const kept = interview.witnesses[index]
    return { name: kept?.name ?? '', occupation: kept?.occupation ?? '' }
  }
  return { signature, refusalReason: interview.refusalReason ?? '', witnesses: [witness(0), witness(1)] }
}

/** What the procedure takes; undefined while a refusal lacks its reason or a witness. */
export const readSigning = ({ signature, refusalReason, witnesses }: SigningValues): Signing | undefined =>
  signing.safeParse(signature === 'refused' ? { signature, refusalReason, witnesses } : { signature }).data

type SigningFieldsProps = {
  values: SigningValues
  onChange: (values: SigningValues) => void
  /** Whether it was tried to send; then what is missing is told. */
  asked: boolean
}

/** Whether the record was signed; a refusal asks for its reason and two witnesses. */
export const SigningFields = ({ values, onChange, asked }: SigningFieldsProps) => {
  const t = useT()
  const { signature, refusalReason, witnesses } = values
  const missing = (text: string): string | undefined =>
    asked && text.trim() === '' ? t('common.valueRequired') : undefined
  const setWitness = (index: 0 | 1, changes: Partial<Witness>): void => {
    const [first, second] = witnesses
    onChange({
      ...values,
      witnesses: index === 0 ? [{ ...first, ...changes }, second] : [first, { ...second, ...changes }],
    })
  }
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('interview.signatureLabel')}
        value={signature}
        onChange={(value) => onChange({ ...values, signature: interviewSignature.parse(value) })}
      >
        <Stack gap={8} mt={6}>
          {interviewSignatures.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`interview.sign.${value}`)}
              description={t(`interview.signHint.${value}`)}
              data-autofocus={value === signature || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {signature === 'refused' && (
        <>
          <Textarea
            label={t('interview.refusalReason')}
            required
            data-private
            autosize
            minRows={2}
            maxRows={6}
            maxLength={600}
            value={refusalReason}
            error={missing(refusalReason)}
            onChange={({ currentTarget }) => onChange({ ...values, refusalReason: currentTarget.value })}
          />
          <SimpleGrid cols={2} spacing="md">
            {([0, 1] as const).map((index) => (
              <Stack key={index} gap="sm">
                <TextInput
                  label={t('interview.witness', { number: index + 1 })}
                  required
                  data-private
                  maxLength={120}
                  value={witnesses[index].name}
                  error={missing(witnesses[index].name)}
                  onChange={({ currentTarget }) => setWitness(index, { name: currentTarget.value })}
                />
                <TextInput
                  label={t('interview.witnessOccupation')}
                  maxLength={160}
                  value={witnesses[index].occupation}
                  onChange={({ currentTarget }) => setWitness(index, { occupation: currentTarget.value })}
                />
              </Stack>
            ))}
          </SimpleGrid>
        </>
      )}
    </Stack>
  )
}
