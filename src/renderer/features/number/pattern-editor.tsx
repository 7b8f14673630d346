import { NumberInput, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canUsePattern, parsePattern } from '#shared/features/number/number.rules.ts'
import {
  counterScope,
  counterScopes,
  type CounterScope,
  type DocumentType,
  type NumberPattern,
  numberPatternInput,
  officeTokens,
} from '#shared/features/number/number.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { CounterStartCard } from './counter-start-card.tsx'
import { NextNumberCard } from './next-number-card.tsx'
import { scopeHintKey, scopeKey, tokenKey, turnText, typeKey } from './number-words.ts'
import { refreshNumbers } from './number.queries.ts'
import { PatternField } from './pattern-field.tsx'
import classes from './patterns.module.css'

export type PatternValues = {
  pattern: string
  digits: number | string
  counterScope: CounterScope
  tokens: NumberPattern['tokens']
}

const usualPattern = '{kanwil}.{upt}-{klasifikasi}-{urut}'

/** A new pattern begins with the codes of the office that another type of paper already has. */
const valuesOf = (before: NumberPattern | undefined, example: NumberPattern | undefined): PatternValues => ({
  pattern: before?.pattern ?? usualPattern,
  digits: before?.digits ?? example?.digits ?? 4,
  counterScope: before?.counterScope ?? example?.counterScope ?? 'typeAndYear',
  tokens: before?.tokens ?? {
    kanwil: example?.tokens.kanwil ?? '',
    upt: example?.tokens.upt ?? '',
    klasifikasi: '',
  },
})

/** The field a refused pattern is put right in. */
const fieldOf = (verdict: Verdict): string | undefined => {
  if (verdict.allowed) return undefined
  if (verdict.code === 'NUMBER_PATTERN_CLASSIFICATION_MISSING') return 'tokens.klasifikasi'
  const { token } = verdict.data
  if (verdict.code === 'NUMBER_PATTERN_TOKEN_EMPTY' && typeof token === 'string') {
    return `tokens.${token.slice(1, -1)}`
  }
  return 'pattern'
}

type PatternEditorProps = {
  type: DocumentType
  before: NumberPattern | undefined
  example: NumberPattern | undefined
}

/** Makes or changes the pattern of one type of paper, with the number it gives next beside it. */
export const PatternEditor = ({ type, before, example }: PatternEditorProps) => {
  const t = useT()
  const { may, day } = useSession()
  const [saved, setSaved] = useState(before)
  const [datedOn, setDatedOn] = useState<PlainDate | null>(day)
  const state = useContractForm({
    schema: numberPatternInput,
    initialValues: valuesOf(before, example),
    toInput: (values) => ({ ...values, documentType: type }),
    refusalFields: {
      NUMBER_PATTERN_WITHOUT_COUNTER: 'pattern',
      NUMBER_PATTERN_TOKEN_UNKNOWN: 'pattern',
      NUMBER_PATTERN_TOKEN_EMPTY: 'pattern',
      NUMBER_PATTERN_CLASSIFICATION_MISSING: 'tokens.klasifikasi',
    },
    submit: async (input) => {
      setSaved(await client.number.savePattern({ ...input, version: saved?.version ?? 0 }))
      await refreshNumbers()
      showDone(t('number.patternSaved', { type: t(typeKey(type)) }))
    },
  })
  const { form, dirty } = state
  const values = form.getValues()
  const usable = canUsePattern(values)
  const mayWrite = may('document.settings')
  const used = new Set(
    parsePattern(values.pattern).parts.flatMap((part) => (part.kind === 'token' ? [part.token] : [])),
  )
  /** What the rule says stands at its field as soon as somebody types; what the service says goes before it. */
  const inputOf = (field: string) => {
    const props: ReturnType<typeof form.getInputProps> = form.getInputProps(field)
    const shown = dirty && fieldOf(usable) === field ? verdictReason(usable) : undefined
    return { ...props, error: props.error ?? shown }
  }
  return (
    <div className={classes.editor}>
      <SectionCard title={t('number.patternOf', { type: t(typeKey(type)) })}>
        <ContractForm
          state={state}
          footer={
            <FormFooter
              pending={state.pending}
              submitLabel={t('number.savePattern')}
              verdict={mayWrite.allowed ? usable : mayWrite}
            />
          }
        >
          <Stack gap="lg">
            <PatternField
              values={values}
              datedOn={datedOn ?? day}
              onInsert={(pattern) => form.setFieldValue('pattern', pattern)}
              {...inputOf('pattern')}
            />
            <SimpleGrid cols={4} spacing="md">
              {officeTokens.map((token) => (
                <TextInput
                  key={token}
                  label={t(tokenKey(token))}
                  description={used.has(token) ? `{${token}}` : t('number.tokenUnused')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  maxLength={40}
                  {...inputOf(`tokens.${token}`)}
                />
              ))}
              <NumberInput
                label={t('number.digits')}
                description={t('number.digitsHint', { example: turnText(Number(values.digits) || 1, 45) })}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={1}
                max={8}
                allowDecimal={false}
                clampBehavior="strict"
                {...inputOf('digits')}
              />
            </SimpleGrid>
            <Radio.Group
              label={t('number.counterScope')}
              value={values.counterScope}
              onChange={(value) => form.setFieldValue('counterScope', counterScope.parse(value))}
            >
              <div className={classes.scopes}>
                {counterScopes.map((scope) => (
                  <Radio
                    key={scope}
                    value={scope}
                    label={t(scopeKey(scope))}
                    description={t(scopeHintKey(scope))}
                  />
                ))}
              </div>
            </Radio.Group>
          </Stack>
        </ContractForm>
      </SectionCard>
      <div className={classes.side}>
        <NextNumberCard
          input={{ ...values, documentType: type }}
          usable={usable}
          datedOn={datedOn}
          onDate={setDatedOn}
        />
        <CounterStartCard pattern={saved} datedOn={datedOn ?? day} changed={dirty} />
      </div>
    </div>
  )
}
