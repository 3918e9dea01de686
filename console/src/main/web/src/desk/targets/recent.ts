const keyOf = (userId: string) => `strowger.targets.${userId}`;
const most = 5;

/** The targets somebody chose last, the last first. */
export function recentTargets(store: Storage, userId: string): string[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function keepTarget(store: Storage, userId: string, value: string): void {
  const kept = [value, ...recentTargets(store, userId).filter((one) => one !== value)].slice(0, most);
  try {
    store.setItem(keyOf(userId), JSON.stringify(kept));
  } catch {
    // a full or forbidden storage must not stop who passes a contact on
  }
}
