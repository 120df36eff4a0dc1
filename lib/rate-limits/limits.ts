/** Default limits; a row `rate_limits` in the settings table overrides any of them. */
export const defaultLimits = {
  logInPair: { limit: 5, windowSeconds: 60 },
  logInAddress: { limit: 30, windowSeconds: 60 },
  registerAddress: { limit: 20, windowSeconds: 3600 },
  setupAddress: { limit: 10, windowSeconds: 60 },
  writeUser: { limit: 10, windowSeconds: 60 },
  previewUser: { limit: 120, windowSeconds: 60 },
  faultReport: { limit: 30, windowSeconds: 60 },
  confirmPassword: { limit: 5, windowSeconds: 60 },
  extensionTask: { limit: 30, windowSeconds: 60 },
  extensionRead: { limit: 600, windowSeconds: 60 },
  extensionWrite: { limit: 60, windowSeconds: 60 },
} as const satisfies Record<string, RateLimit>;

export interface RateLimit {
  limit: number;
  windowSeconds: number;
}

export type LimitName = keyof typeof defaultLimits;
