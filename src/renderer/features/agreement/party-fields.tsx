import { ActionIcon, Autocomplete, Textarea, TextInput, Tooltip } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { regencyParty } from '#shared/features/agreement/agreement-defaults.rules.ts'
import { smallestPartyCount } from '#shared/features/agreement/agreement.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './agreement-form.module.css'
import { withoutParty, withPartyMovedUp, type AgreementValues } from './agreement-values.ts'
import { partyName } from './agreement-words.ts'

type PartyFieldsProps = {
  form: UseFormReturnType<AgreementValues>
  index: number
  /** Printed names of the regencies of the working area. */
  regencies: readonly string[]
  /** Institutions of other agreements. */
  institutions: readonly string[]
}

/** One party: institution and number first, then who signs for it and why. */
export const PartyFields = ({ form, index, regencies, institutions }: PartyFieldsProps) => {
  const t = useT()
  const { parties } = form.getValues()
  const name = partyName(index)
  const suggested = regencies.map(regencyParty)
  const offered = [...new Set([...suggested.map(({ institution }) => institution), ...institutions])]
  const at = (field: string): string => `parties.${index}.${field}`
  const change = (changes: Partial<AgreementValues>): void => {
    form.clearErrors()
    form.setValues(changes)
  }
  const choose = (institution: string): void => {
    const title = suggested.find((party) => party.institution === institution)?.representativeTitle
    const held = parties[index]?.representativeTitle ?? ''
    const isSuggestion = held === '' || suggested.some((party) => party.representativeTitle === held)
    if (title && isSuggestion) form.setFieldValue(at('representativeTitle'), title)
  }
  return (
    <fieldset className={classes.party} aria-label={name}>
      <div className={classes.partyHead}>
        <span className={classes.partyName}>{name}</span>
        {index > 0 && (
          <Tooltip label={t('agreement.movePartyUp')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={`${t('agreement.movePartyUp')}: ${name}`}
              onClick={() => change(withPartyMovedUp(form.getValues(), index))}
            >
              <IconArrowUp size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
        {parties.length > smallestPartyCount && (
          <Tooltip label={t('agreement.removeParty')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={`${t('agreement.removeParty')}: ${name}`}
              onClick={() => change(withoutParty(form.getValues(), index))}
            >
              <IconX size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div className={classes.fields}>
        <Autocomplete
          data-span="12"
          wrapperProps={{ 'data-span': '12' }}
          label={t('agreement.institution')}
          required
          data={offered}
          maxDropdownHeight={220}
          limit={12}
          {...form.getInputProps(at('institution'))}
          onOptionSubmit={choose}
        />
        <TextInput
          wrapperProps={{ 'data-span': '12' }}
          label={t('agreement.partyNumber')}
          placeholder={t('agreement.partyNumberPlaceholder')}
          {...form.getInputProps(at('number'))}
        />
        <TextInput
          label={t('agreement.representative')}
          data-private
          {...form.getInputProps(at('representative'))}
        />
        <TextInput
          label={t('agreement.representativeTitle')}
          {...form.getInputProps(at('representativeTitle'))}
        />
        <TextInput
          wrapperProps={{ 'data-span': '12' }}
          label={t('agreement.address')}
          {...form.getInputProps(at('address'))}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          wrapperProps={{ 'data-span': '12' }}
          label={t('agreement.authority')}
          placeholder={t('agreement.authorityPlaceholder')}
          {...form.getInputProps(at('authority'))}
        />
      </div>
    </fieldset>
  )
}
