import { useEffect, useState } from 'react'
import classes from './QrCode.module.css'

const QUIET = 4

/** A QR code as one drawing, dark on white also at night: cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let left = false
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
      const cells = Array.from({ length: size * size }, (_, i) => (data[i] ? `M${(i % size) + QUIET} ${Math.floor(i / size) + QUIET}h1v1h-1z` : ''))
      if (!left) setDrawing({ size: size + 2 * QUIET, path: cells.join('') })
    })
    return () => {
      left = true
    }
  }, [text])
  return (
    <div className={classes.sheet}>
      {drawing ? (
        <svg role="img" aria-label={label} viewBox={`0 0 ${drawing.size} ${drawing.size}`} shapeRendering="crispEdges">
          <path d={drawing.path} fill="#000" />
        </svg>
      ) : null}
    </div>
  )
}
