/** Waits for a signal or a while; a signal that came early counts. */
export class Nudge {
  private early = false;
  private go: (() => void) | undefined;

  now(): void {
    this.early = true;
    this.go?.();
  }

  async within(ms: number): Promise<void> {
    if (!this.early) {
      await new Promise<void>((go) => {
        const timer = setTimeout(go, ms);
        this.go = () => {
          clearTimeout(timer);
          go();
        };
      });
    }
    this.go = undefined;
    this.early = false;
  }
}
