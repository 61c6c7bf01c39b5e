import { useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './Door.module.css'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector
  }
}

const LOOK_EVERY_MS = 150
/** The same code stays before the camera for a while. */
const SAME_FOR_MS = 4_000

/** What reads a picture: the browser itself where it can, else a library. */
async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  if (window.BarcodeDetector) {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { default: jsQR } = await import('jsqr')
  const canvas = document.createElement('canvas')
  return async (video) => {
    const scale = Math.min(1, 640 / Math.max(video.videoWidth, 1))
    canvas.width = video.videoWidth * scale
    canvas.height = video.videoHeight * scale
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context || canvas.width === 0) return null
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    return jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)?.data ?? null
  }
}

/** Reads codes with the camera, once one has allowed it. */
export function Scanner({ onCode }: { onCode: (text: string) => void }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [isOn, setOn] = useState(false)
  const [isDenied, setDenied] = useState(false)
  const told = useRef(onCode)
  told.current = onCode

  useEffect(() => {
    if (!isOn) return
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    let last = { text: '', at: 0 }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      const read = await reader()
      const element = video.current
      if (left || !element) return stream.getTracks().forEach((track) => track.stop())
      element.srcObject = stream
      await element.play()
      const look = async () => {
        const text = await read(element).catch(() => null)
        if (left) return
        if (text && (text !== last.text || Date.now() - last.at > SAME_FOR_MS)) {
          last = { text, at: Date.now() }
          navigator.vibrate?.(60)
          told.current(text)
        }
        timer = setTimeout(() => void look(), LOOK_EVERY_MS)
      }
      await look()
    }
    start().catch(() => {
      setDenied(true)
      setOn(false)
    })
    return () => {
      left = true
      clearTimeout(timer)
      stream?.getTracks().forEach((track) => track.stop())
    }
  }, [isOn])

  return (
    <div className={classes.camera}>
      {isOn ? (
        <video ref={video} className={classes.video} muted playsInline aria-label={t('checkin.camera')} />
      ) : (
        <div className={classes.dark}>
          <IconCamera size={36} stroke={1.4} aria-hidden />
          <p>{t(isDenied ? 'checkin.cameraDenied' : 'checkin.cameraText')}</p>
          <Button onClick={() => setOn(true)}>{t('checkin.cameraOn')}</Button>
        </div>
      )}
    </div>
  )
}
