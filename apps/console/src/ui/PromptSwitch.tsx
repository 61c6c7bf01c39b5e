import { useState } from 'react'
import { Switch, type SwitchProps } from '@mantine/core'

type Props = Omit<SwitchProps, 'onChange' | 'checked'> & {
  checked: boolean
  /** Settles when `checked` is right again, whatever became of it. */
  onChange: (checked: boolean) => Promise<unknown>
}

/** A setting that is saved as it is switched: it shows at once what was chosen, and what holds when that could not be saved. */
export function PromptSwitch({ checked, onChange, ...rest }: Props) {
  const [wished, setWished] = useState<boolean | null>(null)
  const go = async (next: boolean) => {
    setWished(next)
    try {
      await onChange(next)
    } finally {
      setWished(null)
    }
  }
  return <Switch {...rest} checked={wished ?? checked} onChange={({ currentTarget }) => void go(currentTarget.checked)} />
}
