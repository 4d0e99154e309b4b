/**
 * Waits until nothing has begun for so long.
 *
 * @param lastBegan when the last thing began, in milliseconds as `performance.now()` counts them.
 * @returns whether it was quiet within the limit.
 */
export async function quiet(lastBegan: () => number, milliseconds: number, limit: number): Promise<boolean> {
  const began = performance.now();
  for (;;) {
    const now = performance.now();
    const isOver = now - began >= limit;
    // What was quiet before somebody waited counts too, but no page is quiet before it was looked at for as long.
    const left = Math.max(lastBegan(), began) + milliseconds - now;
    if (left <= 0) return true;
    if (isOver) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, began + limit - now)));
  }
}
