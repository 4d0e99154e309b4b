/** Sets what the visitor may allow, and what nobody declared. */
export function POST() {
  const headers = new Headers();
  headers.append('set-cookie', 'session=1; Path=/; HttpOnly; SameSite=Lax');
  headers.append('set-cookie', 'theme=dark; Path=/; HttpOnly; Max-Age=99999999');
  headers.append('set-cookie', 'rogue=1; Path=/; HttpOnly');
  return new Response(null, { status: 204, headers });
}
