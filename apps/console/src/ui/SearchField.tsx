import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'

type Props = {
  label: string
  hint: string
  /** What is searched for when the page opens. */
  initial?: string | undefined
  /** Called when the typing rests; undefined when nothing is left. */
  onSearch: (text: string | undefined) => void
  className?: string | undefined
}

/** Searches while one types. */
export function SearchField({ label, hint, initial = '', onSearch, className }: Props) {
  const [typed, setTyped] = useState(initial)
  const search = useDebouncedCallback((text: string) => onSearch(text.trim() || undefined), 250)
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        search(currentTarget.value)
      }}
      className={className}
    />
  )
}
