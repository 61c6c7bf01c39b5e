import { useEffect, useRef } from 'react'
import { useLocation } from '@tanstack/react-router'

/** A new page starts at its beginning for the keyboard and for screen readers too, as a page load would. */
export function useFocusOnNewPage() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    document.getElementById('page')?.focus({ preventScroll: true })
  }, [path])
}
