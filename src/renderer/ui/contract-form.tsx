import { Alert } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { describeError, showError } from '#renderer/app/show-error.ts'
import { issueSentence } from '#renderer/i18n/issues.ts'
import { moveOn } from './move-on.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'

type FormOptions<Values, Schema extends z.ZodType> = {
  /** The input of the procedure, from the contract. Its paths must be the names of the fields. */
  schema: Schema
  initialValues: Values
  /** Turns what the fields hold into what the procedure takes, where the two differ. */
  toInput?: (values: Values) => unknown
  /** The field at which a refusal is shown: `{ LOGIN_TAKEN: 'login' }`. All others stand above the buttons. */
  refusalFields?: Readonly<Record<string, string>>
  /** Called with checked input only, and with what the fields hold. The form counts as saved when the promise resolves. */
  submit: (input: z.output<Schema>, values: Values) => unknown
}

export type ContractFormState<Values> = {
  form: UseFormReturnType<Values>
  submit: () => Promise<void>
  pending: boolean
  /** A refusal that belongs to no field. */
  problem: string | undefined
  dirty: boolean
}

/** A form over the input of one procedure: its schema checks the fields, and its refusals find their field. */
export const useContractForm = <Values extends Record<string, unknown>, Schema extends z.ZodType>(
  options: FormOptions<Values, Schema>,
): ContractFormState<Values> => {
  const { schema, initialValues, toInput, refusalFields = {} } = options
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const form = useForm<Values>({ initialValues, validateInputOnBlur: false })

  const submit = async (): Promise<void> => {
    setProblem(undefined)
    form.clearErrors()
    const values = form.getValues()
    const checked = schema.safeParse(toInput ? toInput(values) : values)
    if (!checked.success) {
      const errors = issuesByField(checked.error)
      form.setErrors(errors)
      focusField(form, Object.keys(errors)[0])
      return
    }
    setPending(true)
    try {
      await options.submit(checked.data, values)
      form.resetDirty()
    } catch (error) {
      const { code, sentence, incident } = describeError(error)
      const field = code === undefined ? undefined : refusalFields[code]
      if (field !== undefined) {
        form.setFieldError(field, sentence)
        focusField(form, field)
      } else if (incident !== undefined) showError(error)
      else setProblem(sentence)
    } finally {
      setPending(false)
    }
  }
  return { form, submit, pending, problem, dirty: form.isDirty() }
}

const issuesByField = (error: z.ZodError): Record<string, string> => {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issueSentence(issue)
  return errors
}

const focusField = <Values,>(form: UseFormReturnType<Values>, path: string | undefined): void => {
  if (path !== undefined) requestAnimationFrame(() => form.getInputNode(path)?.focus())
}

type ContractFormProps<Values> = {
  state: ContractFormState<Values>
  children: ReactNode
  /** Row of buttons; the submitting one has `type="submit"`. */
  footer?: ReactNode
  /** Off in dialogs and before the login, where there is no page to leave. */
  guarded?: boolean
}

/** The form element: Enter goes to the next field and sends from the last one, Ctrl+Enter sends from anywhere. */
export const ContractForm = <Values,>({
  state,
  children,
  footer,
  guarded = true,
}: ContractFormProps<Values>) => {
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (!state.pending) void state.submit()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      void state.submit()
    } else moveOn(event)
  }
  return (
    <form noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {guarded && <UnsavedGuard dirty={state.dirty} />}
      {children}
      {state.problem !== undefined && (
        <Alert color="red" variant="light" mt="md" icon={<IconAlertTriangle size={18} />} role="alert">
          {state.problem}
        </Alert>
      )}
      {footer}
    </form>
  )
}
